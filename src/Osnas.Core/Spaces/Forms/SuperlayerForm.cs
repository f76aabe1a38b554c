using System.Numerics;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>
/// A form of superlayer: what can be chosen in a search layer, the rules of spaces of the form, which network the choices
/// of a layer are, and what they cost. There is a form for each <see cref="SuperlayerKind"/>, found by
/// <see cref="SuperlayerForms"/>; who has to do with a space asks its form, never which one it is.
/// </summary>
/// <remarks>
/// A layer has a fixed number of rows of choices, and a candidate is chosen in each. Layers, candidates and rows are as in
/// <see cref="SearchSpaceSpec"/>. Forms know the data of a space alone, so that the space can ask them.
/// </remarks>
internal abstract class SuperlayerForm
{
    /// <summary>The name by which attributes and files ask for the form.</summary>
    public abstract SuperlayerKind Kind { get; }

    /// <summary>The class of the runtime library that the superlayers of such a space derive from.</summary>
    public abstract string BaseClass { get; }

    /// <summary>What a layer has, as in <c>a block per candidate</c>.</summary>
    public abstract string LayerInWords { get; }

    /// <summary>A row of choices, as in <c>sub-block</c>.</summary>
    public abstract string RowNoun { get; }

    /// <summary>The options of <see cref="SearchSpaceAttribute"/> that only some forms have, and this one has.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>Whether a candidate is the whole of a layer. Else it is a part, and the layer is more than its candidates.</summary>
    public abstract bool CandidateIsLayer { get; }

    /// <summary>Whether the rows of a layer can change places without making another network.</summary>
    public abstract bool RowsAreInterchangeable { get; }

    /// <summary>What keeps the rows of a layer from choosing each for itself, as a clause; null if they can.</summary>
    public abstract string? Coupling { get; }

    /// <summary>The form in the fingerprint of a space, with the options that make other networks of the same choices.</summary>
    public abstract string Describe(SpaceCfg space);

    /// <summary>The rows of choices of each layer, at least 1.</summary>
    public abstract int RowsPerLayer(SpaceCfg space);

    /// <summary>The rows of all layers in words, as in <c>22 search layers</c>.</summary>
    public abstract string DescribeRows(SpaceCfg space);

    /// <summary>A row in words, as in <c>layer 3</c>.</summary>
    public abstract string NameOfRow(SpaceCfg space, int row);

    /// <summary>Whether a candidate, where it is chosen, leaves its row empty.</summary>
    public abstract bool LeavesOut(CandidateCfg candidate);

    /// <summary>Why no row of a layer can choose a candidate that is allowed in layers of that shape; null if it can.</summary>
    public abstract string? FindObstacle(SpaceCfg space, CandidateCfg candidate);

    /// <summary>Why the rows of a layer can't choose together what each of them can choose; null if they can.</summary>
    public abstract string? FindLayerFault(SpaceCfg space, int layer, IReadOnlyList<int> choices);

    /// <summary>The number of networks that a layer can be, also in a space that breaks a rule.</summary>
    public abstract BigInteger CountChoices(SpaceCfg space, LayerCfg layer);

    /// <summary>All networks that a layer can be, each once: the candidates of its rows, in canonical order.</summary>
    public abstract IEnumerable<int[]> EnumerateChoices(SpaceCfg space, LayerCfg layer);

    /// <summary>The rules of the options of the form.</summary>
    public abstract IEnumerable<SpaceFault> CheckOptions(SpaceCfg space);

    /// <summary>The rules of a candidate by itself, whose block is known.</summary>
    public abstract IEnumerable<SpaceFault> CheckCandidate(SpaceCfg space, int candidate);

    /// <summary>The shape of a layer as its candidates see it.</summary>
    public abstract LayerCfg LayerOfCandidate(LayerCfg layer);

    /// <summary>A layer with its choices made, as a graph.</summary>
    /// <param name="chosen">The candidates of the rows, without those that leave theirs empty; at least one.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="blocks">The blocks that there are.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built like that.</exception>
    public abstract OpGraph Build(IReadOnlyList<CandidateCfg> chosen, LayerCfg layer, TensorShape input, BlockCatalog blocks);

    /// <summary>What a layer costs more for a row that chooses a candidate than for one that is left empty.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="alone">The layer in which one row chooses the candidate and no other row chooses any; null if that is nothing.</param>
    public abstract PricedGraph Price(CandidateCfg candidate, LayerCfg layer, OpGraph? alone);

    /// <summary>The parameters of a superlayer, without those that the layer has in every architecture.</summary>
    /// <param name="space">The space.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidates">The parameters of each candidate in a row; null where it isn't allowed.</param>
    /// <param name="shared">The parameters that the layer has whatever its rows choose.</param>
    public abstract long CountParams(SpaceCfg space, LayerCfg layer, IReadOnlyList<long?> candidates, long shared);

    /// <summary>The same for a layer of any space of the form.</summary>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built like that.</exception>
    public PricedGraph Price(CandidateCfg candidate, LayerCfg layer, TensorShape input, BlockCatalog blocks) =>
        Price(candidate, layer, LeavesOut(candidate) ? null : Build([candidate], layer, input, blocks));

    /// <summary>Whether a row of a layer can choose a candidate.</summary>
    public bool IsAllowed(SpaceCfg space, LayerCfg layer, int candidate) =>
        space.MicroCfg[candidate].IsAllowedIn(layer) && FindObstacle(space, space.MicroCfg[candidate]) is null;

    /// <summary>The indexes of the candidates that a row of a layer can choose, ascending.</summary>
    public IReadOnlyList<int> AllowedIn(SpaceCfg space, LayerCfg layer) =>
        Enumerable.Range(0, space.MicroCfg.Count).Where(candidate => IsAllowed(space, layer, candidate)).ToArray();

    /// <summary>Candidates in canonical order: by index, those that leave their row empty last.</summary>
    public IEnumerable<int> Order(SpaceCfg space, IEnumerable<int> candidates) =>
        candidates.OrderBy(candidate => LeavesOut(space.MicroCfg[candidate])).ThenBy(candidate => candidate);
}
