using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces;

/// <summary>
/// Walks through a search space from the input to the classifier, builds all blocks, and finds all faults. After a
/// fault, it continues with the declared channels and strides, so that one fault isn't reported many times.
/// </summary>
internal sealed class SpaceGraphBuilder(SearchSpaceSpec spec, ImageSize inputSize, BlockCatalog blocks, Action<SpaceFault> report)
{
    private static readonly string TooExpensive =
        $"costs more than {SearchSpaceSpec.MaxBlockCost} multiply-accumulates or parameters, the limit for one block";

    private const string Input = "the input";

    private readonly List<BuiltLayer> _knownLayers = [];
    private readonly HashSet<int> _faultyCandidates = [];
    private TensorShape _shape;
    private string _source = Input;
    private bool _isVector;
    private bool _isFaulty;
    private bool _sizeIsKnown = true;
    private bool _channelsAreKnown = true;

    /// <summary>Builds the space.</summary>
    /// <returns>The graphs, or null if there is a fault.</returns>
    public SpaceGraph? Build()
    {
        var isBounded = !ReportAll(SpaceRules.CheckBounds(spec, inputSize));
        ReportAll(SpaceRules.CheckNotEmpty(spec));
        if (isBounded)
            ReportAll(spec.Form.CheckOptions(spec));
        for (var index = 0; index < Math.Min(spec.MicroCfg.Count, SearchSpaceSpec.MaxCandidates); index++)
        {
            if (ReportAll(SpaceRules.CheckCandidate(blocks, spec, index)))
                _faultyCandidates.Add(index);
        }

        if (!isBounded)
            return null;
        var input = _shape = new(spec.InputChannels, inputSize);
        var first = BuildStage(SpacePart.First, spec.MacroCfg.First);
        var layers = new BuiltLayer[spec.MacroCfg.Search.Count];
        for (var layer = 0; layer < layers.Length; layer++)
            layers[layer] = BuildLayer(layer);
        var last = BuildStage(SpacePart.Last, spec.MacroCfg.Last);
        CheckOutput();
        return _isFaulty
            ? null
            : new(
                spec, input, first, Array.ConvertAll(layers, static layer => layer.Candidates),
                Array.ConvertAll(layers, static layer => layer.Input), last);
    }

    private OpGraph[] BuildStage(SpacePart part, EquatableArray<BlockCfg> stage)
    {
        var graphs = new List<OpGraph>();
        for (var index = 0; index < stage.Count; index++)
        {
            var block = stage[index];
            var name = $"block {index} of the {SpaceRules.NameOf(part)} stage";
            var isFaulty = ReportAll(SpaceRules.CheckBlock(blocks, part, index, block));
            if (_isVector)
                isFaulty |= Report(new(
                    SpaceRule.LastStageGivesClasses,
                    part,
                    index,
                    "Block",
                    $"{name} ({block}) comes after block {index - 1}, whose output is a vector; put it before that block or remove it"));
            var inChannels = block.InChannels == 0 ? _shape.Channels : block.InChannels;
            var outChannels = block.OutChannels == 0 ? inChannels : block.OutChannels;
            Follow(part, index, name, inChannels, () => $"make it take {_shape.Channels}");

            // Invalid numbers of channels are reported at their declaration.
            var context = new BlockContext(inChannels, outChannels, block.Stride, block.Options);
            var graph = isFaulty || _shape.Channels < 1 ? null : TryBuild(part, index, name, block, context);
            Advance(graph, outChannels, block.Stride, block.OutChannels == 0 ? _source : name);
            _sizeIsKnown &= part == SpacePart.First || blocks.Find(block.Block) is not DeclaredBlock;
            if (graph is not null)
                graphs.Add(graph);
        }

        return [.. graphs];
    }

    private OpGraph? TryBuild(SpacePart part, int index, string name, BlockCfg block, BlockContext context)
    {
        try
        {
            var graph = blocks.Build(block.Block, context, _shape);
            if (part == SpacePart.First)
                CheckCustom(block.Block, context, graph);
            if (part == SpacePart.First && graph.GivesVector)
                throw new GraphException("its output is a vector, but search layers take feature maps");
            if (IsAffordable(graph))
                return graph;
            Report(new(SpaceRule.WithinBounds, part, index, "Block", $"{name} ({block}) {TooExpensive}"));
            return null;
        }
        catch (GraphException exception)
        {
            var rule = exception.Fault switch
            {
                GraphFault.MapTooSmall => SpaceRule.MapIsLargeEnough,
                GraphFault.MapTooLarge when part == SpacePart.Last => SpaceRule.LastStageGivesClasses,
                GraphFault.MapTooLarge or GraphFault.Structure => SpaceRule.BlockFits,
                var other => throw new InvalidOperationException($"The graph fault {other} is no fault of a space."),
            };
            if (!IsWorthTelling(exception))
                return null;

            // If a classifier precedes the pooling, the next block takes the channels of the map, not the classes.
            _channelsAreKnown &= exception.Fault != GraphFault.MapTooLarge;
            Report(new(
                rule, part, index, "Block", $"{name} ({block}) can't be built on {_shape}{AtInputSize(exception)}: {exception.Message}"));
            return null;
        }
    }

    private BuiltLayer BuildLayer(int index)
    {
        var layer = spec.MacroCfg.Search[index];
        var name = $"layer {index}";
        var isFaulty = ReportAll(SpaceRules.CheckLayer(spec, index));
        Follow(SpacePart.Search, index, name, layer.InChannels, () => AdviceFor(layer));
        var built = _knownLayers.Find(known => known.Layer == layer && known.Input == _shape);
        if (built is null)
        {
            built = new(layer, _shape, isFaulty ? new OpGraph?[spec.MicroCfg.Count] : BuildCandidates(index, layer));
            _knownLayers.Add(built);
        }

        Advance(built.Candidates.FirstOrDefault(graph => graph is not null), layer.OutChannels, layer.Stride, name);
        return built;
    }

    private string AdviceFor(LayerCfg layer)
    {
        var stride = layer.Stride == 1 ? string.Empty : $", Stride = {layer.Stride}";
        var stem = _source == Input ? $", put [MacroFirst(Block.Conv, {_shape.Channels}, {layer.InChannels})] before it" : string.Empty;
        return $"write [MacroSearch({_shape.Channels}, {layer.OutChannels}{stride})]{stem}";
    }

    private OpGraph?[] BuildCandidates(int index, LayerCfg layer)
    {
        var graphs = new OpGraph?[spec.MicroCfg.Count];
        var possible = spec.Form.AllowedIn(spec, layer)
            .Where(candidate => !_faultyCandidates.Contains(candidate) && !spec.LeavesOut(candidate));
        foreach (var candidate in possible)
            graphs[candidate] = TryBuild(index, layer, candidate);

        // Most candidates give the declared output, so the exception is at fault.
        var declared = Declared(layer.OutChannels, layer.Stride);
        var model = Array.FindIndex(graphs, graph => graph?.Output == declared);
        if (model < 0)
            model = Array.FindIndex(graphs, graph => graph is not null);
        for (var candidate = 0; candidate < graphs.Length; candidate++)
        {
            if (graphs[candidate] is not { } graph || graph.Output == graphs[model]!.Output)
                continue;
            var advice = spec.MicroCfg[candidate].Options.Padding == BlockOptions.SamePadding ? string.Empty : "; leave Padding out";
            ReportCandidate(
                candidate,
                SpaceRule.OutputsAgree,
                $"candidate {candidate} ({spec.MicroCfg[candidate]}) gives {graph.Output} at layer {index} ({layer}) "
                + $"but candidate {model} ({spec.MicroCfg[model]}) gives {graphs[model]!.Output}; "
                + $"all candidates of a layer must give the same shape{advice}");
            graphs[candidate] = null;
        }

        return graphs;
    }

    private OpGraph? TryBuild(int index, LayerCfg layer, int candidate)
    {
        var cfg = spec.MicroCfg[candidate];
        try
        {
            var graph = spec.Form.Build([cfg], layer, _shape, blocks);
            CheckCustom(cfg.Block, new(layer.InChannels, layer.OutChannels, layer.Stride, cfg.Options), graph);
            if (graph.GivesVector)
                throw new GraphException("its output is a vector, but the next layer takes a feature map");
            var widest = Math.Min(spec.RowsPerLayer, SearchSpaceSpec.MaxExpansion);
            if (IsAffordable(widest == 1 ? graph : spec.Form.Build([.. Enumerable.Repeat(cfg, widest)], layer, _shape, blocks)))
                return graph;
            ReportCandidate(candidate, SpaceRule.WithinBounds, $"candidate {candidate} ({cfg}) at layer {index} ({layer}) {TooExpensive}");
            return null;
        }
        catch (GraphException exception)
        {
            var message = $"candidate {candidate} ({cfg}) can't be built at layer {index} ({layer}) "
                + $"on {_shape}{AtInputSize(exception)}: {exception.Message}";
            if (exception.Fault != GraphFault.MapTooSmall)
                ReportCandidate(candidate, SpaceRule.BlockFits, message);
            else if (IsWorthTelling(exception))
                Report(new(SpaceRule.MapIsLargeEnough, SpacePart.Search, index, null, message));
            return null;
        }
    }

    /// <summary>Checks what the compiler must assume of a block that it can't run.</summary>
    private static void CheckCustom(string block, BlockContext context, OpGraph graph)
    {
        var declared = context.OutputOf(graph.Input);
        if (BlockCatalog.BuiltIn.Find(block) is null && graph.Output != declared)
            throw new GraphException($"its output is {graph.Output}; a custom block must give the declared shape, {declared}");
    }

    /// <summary>Reports one fault per candidate, because the same fault at more layers adds nothing.</summary>
    private void ReportCandidate(int candidate, SpaceRule rule, string message)
    {
        if (_faultyCandidates.Add(candidate))
            Report(new(rule, SpacePart.Micro, candidate, "Block", message));
    }

    private static bool IsAffordable(OpGraph graph)
    {
        try
        {
            var cost = graph.Cost;
            return cost.Flops <= SearchSpaceSpec.MaxBlockCost && cost.Params <= SearchSpaceSpec.MaxBlockCost;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private void Follow(SpacePart part, int index, string name, int inChannels, Func<string> advise)
    {
        if (inChannels == _shape.Channels)
            return;
        // Invalid numbers of channels are reported at their declaration.
        if (_channelsAreKnown && inChannels >= 1 && _shape.Channels >= 1)
            Report(new(
                SpaceRule.ChannelsFollow,
                part,
                index,
                "InChannels",
                $"{name} takes {inChannels} channels, but {_source} gives {_shape.Channels}; {advise()} or change {_source}",
                $"{_shape.Channels}"));
        _shape = _shape with { Channels = inChannels };
    }

    private void Advance(OpGraph? graph, int outChannels, int stride, string name)
    {
        _sizeIsKnown &= graph is not null;
        _shape = graph?.Output ?? Declared(outChannels, stride);
        _isVector |= graph?.GivesVector ?? false;
        _source = name;
    }

    private void CheckOutput()
    {
        if (_isFaulty || !_sizeIsKnown || _shape == new TensorShape(spec.Classes, 1))
            return;
        var lastIndex = spec.MacroCfg.Last.Count - 1;
        var advice = _shape.Area == 1
            ? $"end the last stage with [MacroLast(Block.Classifier, {_shape.Channels})]"
            : $"end the last stage with [MacroLast(Block.GlobalAverage)] and [MacroLast(Block.Classifier, {_shape.Channels})]";
        Report(new(
            SpaceRule.LastStageGivesClasses,
            lastIndex < 0 ? SpacePart.Space : SpacePart.Last,
            Math.Max(lastIndex, 0),
            lastIndex < 0 ? null : "Block",
            $"the network's output is {_shape}, not {spec.Classes} values, one per class; {advice}"));
    }

    /// <summary>Gets the declared output of a layer.</summary>
    private TensorShape Declared(int outChannels, int stride) =>
        new(outChannels, CeilDivide(_shape.Height, stride), CeilDivide(_shape.Width, stride));

    /// <summary>After a fault, sizes are guesses; and after a map that is too small, all maps are too small.</summary>
    private bool IsWorthTelling(GraphException exception)
    {
        var isWorth = exception.Fault == GraphFault.Structure || _sizeIsKnown;
        _sizeIsKnown &= exception.Fault != GraphFault.MapTooSmall;
        return isWorth;
    }

    private string AtInputSize(GraphException exception) => (exception.Fault, inputSize) switch
    {
        (not GraphFault.MapTooSmall, _) => string.Empty,
        (_, { IsSquare: true }) => $" (InputSize {inputSize.Height})",
        _ => $" (InputHeight {inputSize.Height}, InputWidth {inputSize.Width})",
    };

    private bool ReportAll(IEnumerable<SpaceFault> faults) => faults.Aggregate(false, (_, fault) => Report(fault));

    private bool Report(SpaceFault fault)
    {
        _isFaulty = true;
        report(fault);
        return true;
    }

    private static int CeilDivide(int size, int stride) => stride < 1 ? size : (size + stride - 1) / stride;

    private sealed record BuiltLayer(LayerCfg Layer, TensorShape Input, OpGraph?[] Candidates);
}
