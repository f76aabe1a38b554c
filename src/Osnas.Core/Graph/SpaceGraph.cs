using Osnas.Blocks;

namespace Osnas.Graph;

/// <summary>All blocks of a search space as graphs, with real feature-map sizes from the input to the classifier.</summary>
public sealed class SpaceGraph
{
    private readonly OpGraph?[][] _candidates;

    private SpaceGraph(SearchSpaceSpec spec, TensorShape input, OpGraph[] first, OpGraph?[][] candidates, TensorShape[] layerInputs, OpGraph[] last)
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
    /// <exception cref="SearchSpaceException">A block can't be built, or candidates give different shapes.</exception>
    public static SpaceGraph Build(SearchSpaceSpec spec, int? inputSize = null)
    {
        var size = inputSize ?? spec.InputSize;
        if (size is < 1 or > SearchSpaceSpec.MaxExtent)
            throw new SearchSpaceException($"{spec.Name}: the input size is {size}; it is from 1 to {SearchSpaceSpec.MaxExtent}.");

        var input = new TensorShape(spec.InputChannels, size);
        var shape = input;
        var first = BuildStage(spec, "first", spec.MacroCfg.First, ref shape);

        var rows = spec.ModelCfgShape.Rows;
        var candidates = new OpGraph?[rows][];
        var layerInputs = new TensorShape[rows];
        var known = new Dictionary<(LayerCfg Layer, TensorShape Input), OpGraph?[]>();
        for (var layer = 0; layer < rows; layer++)
        {
            layerInputs[layer] = shape;
            var key = (spec.MacroCfg.Search[layer], shape);
            if (!known.TryGetValue(key, out candidates[layer]))
                known.Add(key, candidates[layer] = BuildLayer(spec, layer, shape));
            shape = candidates[layer].First(graph => graph is not null)!.Output;
        }

        var last = BuildStage(spec, "last", spec.MacroCfg.Last, ref shape);
        return new(spec, input, first, candidates, layerInputs, last);
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

    private static OpGraph[] BuildStage(SearchSpaceSpec spec, string stage, EquatableArray<BlockCfg> blocks, ref TensorShape shape)
    {
        var graphs = new OpGraph[blocks.Count];
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            var inChannels = block.InChannels == 0 ? shape.Channels : block.InChannels;
            var outChannels = block.OutChannels == 0 ? inChannels : block.OutChannels;
            try
            {
                graphs[index] = BlockRegistry.Build(block.Block, new(inChannels, outChannels, block.Stride, block.Options), shape);
            }
            catch (GraphException exception)
            {
                throw new SearchSpaceException($"{spec.Name}: block {index} of the {stage} stage ({block}) can't be built on {shape}: {exception.Message}.");
            }

            shape = graphs[index].Output;
        }

        return graphs;
    }

    private static OpGraph?[] BuildLayer(SearchSpaceSpec spec, int layer, TensorShape input)
    {
        var cfg = spec.MacroCfg.Search[layer];
        var graphs = new OpGraph?[spec.MicroCfg.Count];
        var allowed = spec.AllowedCandidates(layer);
        if (allowed.Count == 0)
            throw new SearchSpaceException($"{spec.Name}: no candidate is allowed in layer {layer} ({cfg}).");
        foreach (var index in allowed)
        {
            var candidate = spec.MicroCfg[index];
            try
            {
                graphs[index] = BlockRegistry.Build(candidate.Block, new(cfg.InChannels, cfg.OutChannels, cfg.Stride, candidate.Options), input);
            }
            catch (GraphException exception)
            {
                throw new SearchSpaceException($"{spec.Name}: candidate {index} ({candidate}) can't be built in layer {layer} ({cfg}) on {input}: {exception.Message}.");
            }

            var (expected, actual) = (graphs[allowed[0]]!.Output, graphs[index]!.Output);
            if (actual != expected)
                throw new SearchSpaceException($"{spec.Name}: in layer {layer} ({cfg}), candidate {allowed[0]} ({spec.MicroCfg[allowed[0]]}) gives {expected} but candidate {index} ({candidate}) gives {actual}.");
        }

        return graphs;
    }
}
