using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces;

/// <summary>All blocks of a search space as graphs, with real feature-map sizes from the input to the classifier.</summary>
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
    /// <param name="inputSize">Height and width of the image; the space's own if left out.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="SearchSpaceException">The space breaks a rule: the first of <see cref="FindFaults(SearchSpaceSpec)"/>.</exception>
    public static SpaceGraph Build(SearchSpaceSpec spec, int? inputSize = null)
    {
        var builder = new SpaceGraphBuilder(
            spec,
            inputSize ?? spec.InputSize,
            BlockRegistry.Blocks,
            fault => throw new SearchSpaceException($"{spec.Name}: {fault.Message}."));
        return builder.Build()!;
    }

    /// <summary>Finds everything that is wrong with a space.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The faults; none if <see cref="Build"/> succeeds.</returns>
    internal static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec) => FindFaults(spec, BlockRegistry.Blocks);

    /// <summary>As above, with other blocks than those of this program.</summary>
    internal static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec, BlockCatalog blocks)
    {
        _ = TryBuild(spec, blocks, out var faults);
        return faults;
    }

    /// <summary>Builds the graphs of a space, or finds everything that is wrong with it: one walk tells both.</summary>
    internal static SpaceGraph? TryBuild(SearchSpaceSpec spec, BlockCatalog blocks, out IReadOnlyList<SpaceFault> faults)
    {
        var found = new List<SpaceFault>();
        faults = found;
        return new SpaceGraphBuilder(spec, spec.InputSize, blocks, found.Add).Build();
    }

    /// <summary>A candidate in a search layer: the whole of a unified layer, if its only sub-block is that.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>Its graph, or null if it isn't allowed in the layer, or leaves a sub-block out.</returns>
    public OpGraph? Candidate(int layer, int candidate) => _candidates[layer][candidate];

    /// <summary>A search layer with its choices made.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="choices">The index of the candidate; those of the sub-blocks, for a unified layer.</param>
    /// <returns>The graph.</returns>
    public OpGraph Layer(int layer, IReadOnlyList<int> choices) =>
        choices.Count == 1 ? _candidates[layer][choices[0]]! : BuildLayer(Spec, Spec.MacroCfg.Search[layer], choices, LayerInputs[layer]);

    /// <summary>The blocks of an architecture, from the input to the classifier.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
    public IReadOnlyList<OpGraph> Decode(Architecture architecture)
    {
        var canonical = Spec.Normalize(architecture);
        return [.. First, .. Spec.MacroCfg.Search.Select((_, layer) => Layer(layer, Spec.ChoicesOf(canonical, layer))), .. Last];
    }

    /// <summary>A search layer with its choices made, on an input.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="choices">The index of the candidate; those of the sub-blocks, for a unified layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or the layer can't be built like that.</exception>
    public static OpGraph BuildLayer(SearchSpaceSpec spec, LayerCfg layer, IReadOnlyList<int> choices, TensorShape input)
    {
        var chosen = choices.Where(choice => !spec.LeavesOut(choice)).Select(choice => spec.MicroCfg[choice]);
        return spec.Form.Build([.. chosen], layer, input, BlockRegistry.Blocks);
    }
}
