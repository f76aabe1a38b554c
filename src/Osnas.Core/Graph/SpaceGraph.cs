using Osnas.Blocks;

namespace Osnas.Graph;

/// <summary>All blocks of a search space as graphs, with real feature-map sizes from the input to the classifier.</summary>
public sealed class SpaceGraph
{
    private readonly OpGraph?[][] _candidates;

    internal SpaceGraph(SearchSpaceSpec spec, TensorShape input, OpGraph[] first, OpGraph?[][] candidates, TensorShape[] layerInputs, OpGraph[] last)
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
            spec, inputSize ?? spec.InputSize, BlockRegistry.Blocks, fault => throw new SearchSpaceException($"{spec.Name}: {fault.Message}."));
        return builder.Build()!;
    }

    /// <summary>Finds everything that is wrong with a space.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The faults; none if <see cref="Build"/> succeeds.</returns>
    public static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec) => FindFaults(spec, BlockRegistry.Blocks);

    /// <summary>As above, with other blocks than those of this program.</summary>
    internal static IReadOnlyList<SpaceFault> FindFaults(SearchSpaceSpec spec, BlockCatalog blocks)
    {
        var faults = new List<SpaceFault>();
        new SpaceGraphBuilder(spec, spec.InputSize, blocks, faults.Add).Build();
        return faults;
    }

    /// <summary>A candidate in a search layer.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>Its graph, or null if it isn't allowed in the layer.</returns>
    public OpGraph? Candidate(int layer, int candidate) => _candidates[layer][candidate];

    /// <summary>The blocks of an architecture, from the input to the classifier.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
    public IReadOnlyList<OpGraph> Decode(Architecture architecture)
    {
        Spec.Check(architecture);
        return [.. First, .. architecture.Select((choice, layer) => _candidates[layer][choice]!), .. Last];
    }
}
