using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces;

/// <summary>The graphs of all blocks of a search space, with the real feature-map sizes from the input to the classifier.</summary>
public sealed class SpaceGraph
{
    private readonly OpGraph?[][] _candidates;

    internal SpaceGraph(
        SearchSpaceSpec spec, TensorShape input, OpGraph[] first, OpGraph?[][] candidates, TensorShape[] layerInputs, OpGraph[] last)
    {
        Spec = spec;
        Input = input;
        First = first;
        _candidates = candidates;
        LayerInputs = layerInputs;
        Last = last;
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The shape of the image.</summary>
    public TensorShape Input { get; }

    /// <summary>The blocks of the first stage.</summary>
    public IReadOnlyList<OpGraph> First { get; }

    /// <summary>The blocks of the last stage.</summary>
    public IReadOnlyList<OpGraph> Last { get; }

    /// <summary>The shape of each search layer's input.</summary>
    public IReadOnlyList<TensorShape> LayerInputs { get; }

    /// <summary>Builds the graphs of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="inputSize">The height and width of the image; the default is the space's own.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="SearchSpaceException">The space breaks a rule: the first of <see cref="FindFaults(SearchSpaceSpec)"/>.</exception>
    public static SpaceGraph Build(SearchSpaceSpec spec, ImageSize? inputSize = null)
    {
        var builder = new SpaceGraphBuilder(
            spec,
            inputSize ?? spec.InputSize,
            BlockRegistry.Blocks,
            fault => throw new SearchSpaceException($"{spec.Name}: {fault.Message}."));
        return builder.Build()!;
    }

    /// <summary>Finds all faults of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The faults; none if <see cref="Build"/> succeeds.</returns>
    internal static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec) => FindFaults(spec, BlockRegistry.Blocks);

    /// <summary>Finds all faults of a space with given blocks instead of those of this program.</summary>
    internal static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec, BlockCatalog blocks)
    {
        _ = TryBuild(spec, blocks, out var faults);
        return faults;
    }

    /// <summary>Builds the graphs of a space, or finds all its faults, in one pass.</summary>
    internal static SpaceGraph? TryBuild(SearchSpaceSpec spec, BlockCatalog blocks, out IReadOnlyList<SpaceFault> faults)
    {
        var found = new List<SpaceFault>();
        faults = found;
        return new SpaceGraphBuilder(spec, spec.InputSize, blocks, found.Add).Build();
    }

    /// <summary>Whether two search layers have the same shapes, so that their candidates have the same graphs.</summary>
    internal bool AreAlike(int first, int second) => _candidates[first] == _candidates[second];

    /// <summary>Gets the graph of a candidate in a search layer. In a unified layer, it is the layer with this only sub-block.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>The graph, or null if the layer doesn't allow the candidate or the candidate removes a sub-block.</returns>
    public OpGraph? Candidate(int layer, int candidate) => _candidates[layer][candidate];

    /// <summary>Gets the graph of a search layer with its choices.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="choices">The index of the candidate, or the indexes of the sub-blocks' candidates in a unified layer.</param>
    /// <returns>The graph.</returns>
    public OpGraph Layer(int layer, IReadOnlyList<int> choices) =>
        choices.Count == 1 ? _candidates[layer][choices[0]]! : BuildLayer(Spec, Spec.MacroCfg.Search[layer], choices, LayerInputs[layer]);

    /// <summary>Gets the graphs of an architecture's blocks, from the input to the classifier.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    public IReadOnlyList<OpGraph> Decode(Architecture architecture)
    {
        var canonical = Spec.Normalize(architecture);
        return [.. First, .. Spec.MacroCfg.Search.Select((_, layer) => Layer(layer, Spec.ChoicesOf(canonical, layer))), .. Last];
    }

    /// <summary>Builds the graph of a search layer with its choices for an input.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="choices">The index of the candidate, or the indexes of the sub-blocks' candidates in a unified layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built with these arguments.</exception>
    public static OpGraph BuildLayer(SearchSpaceSpec spec, LayerCfg layer, IReadOnlyList<int> choices, TensorShape input)
    {
        var chosen = choices.Where(choice => !spec.LeavesOut(choice)).Select(choice => spec.MicroCfg[choice]);
        return spec.Form.Build([.. chosen], layer, input, BlockRegistry.Blocks);
    }
}
