using System.Numerics;
using Osnas.Spaces.Forms;

namespace Osnas;

/// <summary>All that a search space is: what attributes declare and everything else is computed from. Immutable.</summary>
/// <param name="Name">The name of the search space: that of its class.</param>
/// <param name="MacroCfg">The stages and the shapes of the search layers.</param>
/// <param name="MicroCfg">The candidates of every search layer.</param>
public sealed record SearchSpaceSpec(string Name, MacroCfg MacroCfg, MicroCfg MicroCfg) : SpaceCfg(MacroCfg, MicroCfg)
{
    /// <summary>The choices of each search layer: one, or that of each sub-block of a unified layer.</summary>
    public int RowsPerLayer => Form.RowsPerLayer(this);

    /// <summary>
    /// The shape of an architecture's choices: a row per search layer, or per sub-block of each unified layer; a column
    /// per candidate.
    /// </summary>
    public ModelCfgShape ModelCfgShape => new(MacroCfg.Search.Count * RowsPerLayer, MicroCfg.Count);

    /// <summary>
    /// The rows of <see cref="ModelCfgShape"/> in words, as in <c>22 search layers</c> or <c>21 search layers x 6
    /// sub-blocks</c>.
    /// </summary>
    public string RowsInWords => Form.DescribeRows(this);

    /// <summary>A hash of the structure; see <see cref="SpaceFingerprint"/>.</summary>
    public string Fingerprint => SpaceFingerprint.Of(this);

    /// <summary>
    /// The number of different networks: the product over the layers of the ways to choose each; see
    /// <see cref="LayerChoices"/>.
    /// </summary>
    public BigInteger ArchitectureCount =>
        MacroCfg.Search.Aggregate(BigInteger.One, (count, layer) => count * Form.CountChoices(this, layer));

    /// <summary><see cref="ArchitectureCount"/> for people: all digits below a million, then as in <c>6.2e339</c>.</summary>
    public string ArchitectureCountInWords => Words.Number(ArchitectureCount);

    /// <summary>How a layer holds its candidates: what can be chosen in it, and the network that it is then.</summary>
    internal SuperlayerForm Form => SuperlayerForms.Of(Superlayer);

    /// <summary>The same space with another number of classes, which the blocks that end in it follow.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or over <see cref="SpaceCfg.MaxExtent"/>.</exception>
    public SearchSpaceSpec WithClasses(int classes)
    {
        if (classes is < 1 or > MaxExtent)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"{Name}: the number of classes is from 1 to {MaxExtent}.");
        if (classes == Classes)
            return this;
        var last = MacroCfg.Last.Select(block => FollowClasses(block, classes));
        return this with { Classes = classes, MacroCfg = MacroCfg with { Last = new(last) } };
    }

    /// <summary>The search layer that a row of choices belongs to.</summary>
    /// <param name="row">The row of <see cref="ModelCfgShape"/>.</param>
    /// <returns>The index of the layer.</returns>
    public int LayerOf(int row) => row / RowsPerLayer;

    /// <summary>The indexes of the candidates that may be chosen in a row.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified one.</param>
    /// <returns>The indexes, ascending.</returns>
    public IReadOnlyList<int> AllowedCandidates(int row) => Form.AllowedIn(this, MacroCfg.Search[LayerOf(row)]);

    /// <summary>Whether a candidate may be chosen in a row.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified one.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>Whether it may.</returns>
    public bool IsAllowed(int row, int candidate) => Form.IsAllowed(this, MacroCfg.Search[LayerOf(row)], candidate);

    /// <summary>Whether a candidate leaves a sub-block of a unified layer out.</summary>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>Whether it does.</returns>
    public bool LeavesOut(int candidate) => Form.LeavesOut(MicroCfg[candidate]);

    /// <summary>The choices of a layer in an architecture.</summary>
    /// <param name="architecture">An architecture of this space.</param>
    /// <param name="layer">The search layer.</param>
    /// <returns>The choices: one, or those of the sub-blocks of a unified layer.</returns>
    public IReadOnlyList<int> ChoicesOf(Architecture architecture, int layer) =>
        architecture.Skip(layer * RowsPerLayer).Take(RowsPerLayer).ToArray();

    /// <summary>
    /// The choices of a layer in words, as in <c>mobile k3 e6</c>, or <c>depthwise_conv k3 + depthwise_conv k5</c> of a
    /// unified layer.
    /// </summary>
    /// <param name="architecture">An architecture of this space.</param>
    /// <param name="layer">The search layer.</param>
    /// <returns>The candidates; without those that leave sub-blocks out.</returns>
    public string DescribeChoices(Architecture architecture, int layer) =>
        string.Join(" + ", ChoicesOf(architecture, layer).Where(choice => !LeavesOut(choice)).Select(choice => MicroCfg[choice]));

    /// <summary>
    /// The canonical form of an architecture: two of the same network are equal in it. The sub-blocks of a unified
    /// layer are in the order of their candidates, those that are left out last; other layers are as they were.
    /// </summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The canonical form.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of this space.</exception>
    public Architecture Normalize(Architecture architecture)
    {
        Check(architecture);
        var form = Form;
        return form.RowsAreInterchangeable
            ? new(Enumerable.Range(0, MacroCfg.Search.Count).SelectMany(layer => form.Order(this, ChoicesOf(architecture, layer))))
            : architecture;
    }

    /// <summary>Makes sure that an architecture belongs to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <exception cref="ArgumentException">It has another length, or a choice that its layer doesn't have.</exception>
    public void Check(Architecture architecture)
    {
        if (FindFault(architecture) is { } fault)
            throw new ArgumentException($"{Name}: {fault}", nameof(architecture));
    }

    /// <summary>Why an architecture doesn't belong to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>What is wrong, or null if it belongs.</returns>
    public string? FindFault(Architecture architecture) =>
        FindLengthFault(architecture.Count)
        ?? Enumerable.Range(0, architecture.Count)
            .Select(row => FindChoiceFault(row, architecture[row]))
            .FirstOrDefault(fault => fault is not null)
        ?? Enumerable.Range(0, MacroCfg.Search.Count)
            .Select(layer => FindLayerFault(layer, ChoicesOf(architecture, layer)))
            .FirstOrDefault(fault => fault is not null);

    /// <summary>A row in words, as in <c>layer 3</c> or <c>sub-block 1 of layer 3</c>.</summary>
    public string NameOfRow(int row) => Form.NameOfRow(this, row);

    /// <summary>Why no architecture of this space has a number of choices.</summary>
    internal string? FindLengthFault(int choices)
    {
        if (choices == ModelCfgShape.Rows)
            return null;
        var product = RowsPerLayer > 1 ? $", so {ModelCfgShape.Rows}" : string.Empty;
        return $"the architecture has {Words.Count(choices, "choice")}; the space has {RowsInWords}{product}.";
    }

    /// <summary>Why a row can't have a choice, which need not be one of an <see cref="Architecture"/>: it may be negative.</summary>
    internal string? FindChoiceFault(int row, int choice)
    {
        if (choice < 0 || choice >= MicroCfg.Count)
            return $"{NameOfRow(row)} chooses candidate {choice}; the space has the candidates 0 to {MicroCfg.Count - 1}.";
        if (IsAllowed(row, choice))
            return null;
        var (layer, candidate) = (MacroCfg.Search[LayerOf(row)], MicroCfg[choice]);
        var why = candidate.IsAllowedIn(layer) ? Form.FindObstacle(this, candidate) : $"is allowed in {candidate.Layers} layers only";
        return $"{NameOfRow(row)} ({layer}) chooses candidate {choice} ({candidate}), which {why}; "
            + $"candidates {string.Join(", ", AllowedCandidates(row))} are allowed there.";
    }

    /// <summary>Why a layer can't have choices together, each of which it can have.</summary>
    internal string? FindLayerFault(int layer, IReadOnlyList<int> choices) => Form.FindLayerFault(this, layer, choices);

    /// <summary>The name of the space and its shape.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} ({ModelCfgShape})";

    private static BlockCfg FollowClasses(BlockCfg block, int classes)
    {
        if (!block.OutIsClasses)
            return block;
        return block with { OutChannels = classes };
    }
}
