using System.Numerics;
using Osnas.Spaces.Forms;

namespace Osnas;

/// <summary>The immutable specification of a search space, which the attributes declare. Everything else is computed from it.</summary>
/// <param name="Name">The name of the search space, which is the name of its class.</param>
/// <param name="MacroCfg">The stages and the shapes of the search layers.</param>
/// <param name="MicroCfg">The candidates of every search layer.</param>
public sealed record SearchSpaceSpec(string Name, MacroCfg MacroCfg, MicroCfg MicroCfg) : SpaceCfg(MacroCfg, MicroCfg)
{
    /// <summary>The number of rows of choices per search layer: 1, or the number of sub-blocks of a unified layer.</summary>
    public int RowsPerLayer => Form.RowsPerLayer(this);

    /// <summary>
    /// The shape of an architecture's choices: a row per search layer (or per sub-block of each unified layer), and a
    /// column per candidate.
    /// </summary>
    public ModelCfgShape ModelCfgShape => new(MacroCfg.Search.Count * RowsPerLayer, MicroCfg.Count);

    /// <summary>
    /// A description of the rows of <see cref="ModelCfgShape"/>, such as <c>22 search layers</c> or <c>21 search layers x 6
    /// sub-blocks</c>.
    /// </summary>
    public string RowsInWords => Form.DescribeRows(this);

    /// <summary>The fingerprint, a hash of the structure; see <see cref="SpaceFingerprint"/>.</summary>
    public string Fingerprint => SpaceFingerprint.Of(this);

    /// <summary>
    /// The number of different networks: the product of the numbers of choices of all layers; see
    /// <see cref="LayerChoices"/>.
    /// </summary>
    public BigInteger ArchitectureCount
    {
        get
        {
            var count = BigInteger.One;
            foreach (var layer in MacroCfg.Search)
                count *= Form.CountChoices(this, layer);
            return count;
        }
    }

    /// <summary><see cref="ArchitectureCount"/> as text: all digits below a million, otherwise as in <c>6.2e339</c>.</summary>
    public string ArchitectureCountInWords => Words.Number(ArchitectureCount);

    /// <summary>The form of the superlayers: the choices of a layer, and the network that they result in.</summary>
    internal SuperlayerForm Form => SuperlayerForms.Of(Superlayer);

    /// <summary>Creates a copy of the space with another number of classes. Blocks with one output channel per class follow it.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or over <see cref="SpaceCfg.MaxExtent"/>.</exception>
    public SearchSpaceSpec WithClasses(int classes)
    {
        if (classes is < 1 or > MaxExtent)
            throw new ArgumentOutOfRangeException(
                nameof(classes), classes, $"{Name}: the number of classes must be from 1 to {MaxExtent}.");
        if (classes == Classes)
            return this;
        var last = MacroCfg.Last.Select(block => FollowClasses(block, classes));
        return this with { Classes = classes, MacroCfg = MacroCfg with { Last = new(last) } };
    }

    /// <summary>Gets the search layer of a row of choices.</summary>
    /// <param name="row">The row of <see cref="ModelCfgShape"/>.</param>
    /// <returns>The index of the layer.</returns>
    public int LayerOf(int row) => row / RowsPerLayer;

    /// <summary>Gets the indexes of the candidates that a row can choose.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified layer.</param>
    /// <returns>The indexes, in ascending order.</returns>
    public IReadOnlyList<int> AllowedCandidates(int row) => Form.AllowedIn(this, MacroCfg.Search[LayerOf(row)]);

    /// <summary>Whether a row can choose a candidate.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>true if it can; otherwise, false.</returns>
    public bool IsAllowed(int row, int candidate) => Form.IsAllowed(this, MacroCfg.Search[LayerOf(row)], candidate);

    /// <summary>Whether a candidate removes its sub-block from a unified layer.</summary>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>true if it does; otherwise, false.</returns>
    public bool LeavesOut(int candidate) => Form.LeavesOut(MicroCfg[candidate]);

    /// <summary>Gets the choices of a layer in an architecture.</summary>
    /// <param name="architecture">An architecture of this space.</param>
    /// <param name="layer">The search layer.</param>
    /// <returns>One choice, or the choices of the sub-blocks of a unified layer.</returns>
    public IReadOnlyList<int> ChoicesOf(Architecture architecture, int layer) =>
        architecture.Skip(layer * RowsPerLayer).Take(RowsPerLayer).ToArray();

    /// <summary>
    /// Describes the choices of a layer, for example <c>mobile k3 e6</c>, or <c>depthwise_conv k3 + depthwise_conv k5</c> in a
    /// unified layer.
    /// </summary>
    /// <param name="architecture">An architecture of this space.</param>
    /// <param name="layer">The search layer.</param>
    /// <returns>The candidates, without those that remove sub-blocks.</returns>
    public string DescribeChoices(Architecture architecture, int layer) =>
        string.Join(" + ", ChoicesOf(architecture, layer).Where(choice => !LeavesOut(choice)).Select(choice => MicroCfg[choice]));

    /// <summary>
    /// Gets the canonical form of an architecture, which is equal for equal networks. The sub-blocks of a unified layer are
    /// sorted by candidate, with removed sub-blocks last. Other layers don't change.
    /// </summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The canonical form.</returns>
    /// <exception cref="ArgumentException">The architecture doesn't belong to this space.</exception>
    public Architecture Normalize(Architecture architecture)
    {
        Check(architecture);
        var form = Form;
        return form.RowsAreInterchangeable
            ? new(Enumerable.Range(0, MacroCfg.Search.Count).SelectMany(layer => form.Order(this, ChoicesOf(architecture, layer))))
            : architecture;
    }

    /// <summary>Checks that an architecture belongs to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <exception cref="ArgumentException">The architecture has the wrong length, or a choice that its layer doesn't allow.</exception>
    public void Check(Architecture architecture)
    {
        if (FindFault(architecture) is { } fault)
            throw new ArgumentException($"{Name}: {fault}", nameof(architecture));
    }

    /// <summary>Finds the reason why an architecture doesn't belong to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>What is wrong, or null if the architecture belongs to the space.</returns>
    public string? FindFault(Architecture architecture) =>
        FindLengthFault(architecture.Count)
        ?? Enumerable.Range(0, architecture.Count)
            .Select(row => FindChoiceFault(row, architecture[row]))
            .FirstOrDefault(fault => fault is not null)
        ?? Enumerable.Range(0, MacroCfg.Search.Count)
            .Select(layer => FindLayerFault(layer, ChoicesOf(architecture, layer)))
            .FirstOrDefault(fault => fault is not null);

    /// <summary>Gets the name of a row, such as <c>layer 3</c> or <c>sub-block 1 of layer 3</c>.</summary>
    public string NameOfRow(int row) => Form.NameOfRow(this, row);

    /// <summary>Finds the reason why a number of choices is wrong for this space.</summary>
    internal string? FindLengthFault(int choices)
    {
        if (choices == ModelCfgShape.Rows)
            return null;
        var product = RowsPerLayer > 1 ? $", so {ModelCfgShape.Rows}" : string.Empty;
        return $"the architecture has {Words.Count(choices, "choice")}; the space has {RowsInWords}{product}.";
    }

    /// <summary>Finds the reason why a row can't have a choice, which, unlike in an <see cref="Architecture"/>, can be negative.</summary>
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

    /// <summary>Finds the reason why a layer can't combine choices that its rows can have individually.</summary>
    internal string? FindLayerFault(int layer, IReadOnlyList<int> choices) => Form.FindLayerFault(this, layer, choices);

    /// <summary>Gets the name and the shape of the space.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} ({ModelCfgShape})";

    private static BlockCfg FollowClasses(BlockCfg block, int classes)
    {
        if (!block.OutIsClasses)
            return block;
        return block with { OutChannels = classes };
    }
}
