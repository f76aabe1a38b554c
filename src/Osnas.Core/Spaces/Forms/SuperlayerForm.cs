using System.Numerics;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>
/// A form of superlayer: the choices of a search layer, the rules for spaces of the form, and the network and the cost
/// that the choices of a layer result in. Each <see cref="SuperlayerKind"/> has a form in
/// <see cref="SuperlayerForms"/>. Other code calls the form of a space and never tests for its kind.
/// </summary>
/// <remarks>
/// A layer has a fixed number of rows, and each row chooses a candidate. Layers, candidates and rows are indexes as in
/// <see cref="SearchSpaceSpec"/>. A form depends only on the data of a space, so that the space can call it.
/// </remarks>
internal abstract class SuperlayerForm
{
    /// <summary>The kind that attributes and files use for the form.</summary>
    public abstract SuperlayerKind Kind { get; }

    /// <summary>The class of the runtime library from which the superlayers of a space of this form derive.</summary>
    public abstract string BaseClass { get; }

    /// <summary>A description of the contents of a layer, such as <c>a block per candidate</c>.</summary>
    public abstract string LayerInWords { get; }

    /// <summary>The noun for a row of choices, such as <c>sub-block</c>.</summary>
    public abstract string RowNoun { get; }

    /// <summary>The options of <see cref="SearchSpaceAttribute"/> that are specific to this form.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>Whether a candidate is a whole layer. Otherwise, it is a part of a layer, which also has other parts.</summary>
    public abstract bool CandidateIsLayer { get; }

    /// <summary>Whether the order of a layer's rows has no effect on the network.</summary>
    public abstract bool RowsAreInterchangeable { get; }

    /// <summary>The reason why the rows of a layer can't choose independently, as a clause; null if they can.</summary>
    public abstract string? Coupling { get; }

    /// <summary>Gets the part of a space's fingerprint for the form and its options that change the networks.</summary>
    public abstract string Describe(SpaceCfg space);

    /// <summary>Gets the number of rows of each layer, at least 1.</summary>
    public abstract int RowsPerLayer(SpaceCfg space);

    /// <summary>Describes the rows of all layers, for example <c>22 search layers</c>.</summary>
    public abstract string DescribeRows(SpaceCfg space);

    /// <summary>Gets the name of a row, such as <c>layer 3</c>.</summary>
    public abstract string NameOfRow(SpaceCfg space, int row);

    /// <summary>Whether a row that chooses a candidate is empty.</summary>
    public abstract bool LeavesOut(CandidateCfg candidate);

    /// <summary>Finds the reason why no row can choose a candidate that the layer's shape allows; null if a row can.</summary>
    public abstract string? FindObstacle(SpaceCfg space, CandidateCfg candidate);

    /// <summary>Finds the reason why the rows of a layer can't combine their choices; null if they can.</summary>
    public abstract string? FindLayerFault(SpaceCfg space, int layer, IReadOnlyList<int> choices);

    /// <summary>Counts the different networks of a layer, even in an invalid space.</summary>
    public abstract BigInteger CountChoices(SpaceCfg space, LayerCfg layer);

    /// <summary>Lists the different networks of a layer: the candidates of its rows, in canonical order.</summary>
    public abstract IEnumerable<int[]> EnumerateChoices(SpaceCfg space, LayerCfg layer);

    /// <summary>Checks the options of the form.</summary>
    public abstract IEnumerable<SpaceFault> CheckOptions(SpaceCfg space);

    /// <summary>Checks a candidate with a known block on its own.</summary>
    public abstract IEnumerable<SpaceFault> CheckCandidate(SpaceCfg space, int candidate);

    /// <summary>Gets the shape of a layer from the perspective of its candidates.</summary>
    public abstract LayerCfg LayerOfCandidate(LayerCfg layer);

    /// <summary>Builds the graph of a layer with its choices.</summary>
    /// <param name="chosen">The candidates of the nonempty rows; at least one.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="blocks">The known blocks.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built with these arguments.</exception>
    public abstract OpGraph Build(IReadOnlyList<CandidateCfg> chosen, LayerCfg layer, TensorShape input, BlockCatalog blocks);

    /// <summary>Computes the additional cost of a layer for a row that chooses a candidate instead of being empty.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="alone">The layer in which one row chooses the candidate and the others are empty; null if nothing is left.</param>
    public abstract PricedGraph Price(CandidateCfg candidate, LayerCfg layer, OpGraph? alone);

    /// <summary>Counts the parameters of a superlayer, without those that the layer has in every architecture.</summary>
    /// <param name="space">The space.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidates">The number of parameters of each candidate in a row; null if it isn't allowed.</param>
    /// <param name="shared">The number of parameters that the layer has for any choices.</param>
    public abstract long CountParams(SpaceCfg space, LayerCfg layer, IReadOnlyList<long?> candidates, long shared);

    /// <summary>Computes the same cost, from the shape of the layer's input.</summary>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built with these arguments.</exception>
    public PricedGraph Price(CandidateCfg candidate, LayerCfg layer, TensorShape input, BlockCatalog blocks) =>
        Price(candidate, layer, LeavesOut(candidate) ? null : Build([candidate], layer, input, blocks));

    /// <summary>Whether a row of a layer can choose a candidate.</summary>
    public bool IsAllowed(SpaceCfg space, LayerCfg layer, int candidate) =>
        space.MicroCfg[candidate].IsAllowedIn(layer) && FindObstacle(space, space.MicroCfg[candidate]) is null;

    /// <summary>Lists the indexes of the candidates that a row of a layer can choose, in ascending order.</summary>
    public IReadOnlyList<int> AllowedIn(SpaceCfg space, LayerCfg layer)
    {
        var allowed = new List<int>(space.MicroCfg.Count);
        for (var candidate = 0; candidate < space.MicroCfg.Count; candidate++)
        {
            if (IsAllowed(space, layer, candidate))
                allowed.Add(candidate);
        }

        return allowed;
    }

    /// <summary>Sorts candidates in canonical order: by index, with those that leave their row empty last.</summary>
    public IReadOnlyList<int> Order(SpaceCfg space, IEnumerable<int> candidates)
    {
        var ordered = new List<int>(candidates);
        ordered.Sort((first, second) =>
        {
            var place = LeavesOut(space.MicroCfg[first]).CompareTo(LeavesOut(space.MicroCfg[second]));
            return place == 0 ? first.CompareTo(second) : place;
        });
        return ordered;
    }
}
