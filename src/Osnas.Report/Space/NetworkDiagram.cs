using Osnas.Spaces;

namespace Osnas.Report.Space;

/// <summary>A network from the image to the classes: its layers, their shapes, and their shares of the costs.</summary>
public sealed record NetworkDiagram
{
    /// <summary>The layers, in the order of the data.</summary>
    public required IReadOnlyList<DiagramLayer> Layers { get; init; }

    /// <summary>The shape of the image, [C, H, W].</summary>
    public required FeatureMap Input { get; init; }

    /// <summary>The architecture, as indexes; null for a whole space, whose costs are means over the choices of each layer.</summary>
    public string? Architecture { get; init; }

    /// <summary>The names of the candidates, by index.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>The diagram of a space, or of one of its architectures.</summary>
    /// <param name="graph">The graphs of the space.</param>
    /// <param name="costs">Their costs.</param>
    /// <param name="architecture">The architecture; null for the space.</param>
    internal static NetworkDiagram Create(SpaceGraph graph, CostModel costs, Architecture? architecture = null)
    {
        var spec = graph.Spec;
        var flops = new LayerCosts(graph, costs, MetricCatalog.Of(InfoMetric.Flops), architecture);
        var parameters = new LayerCosts(graph, costs, MetricCatalog.Of(InfoMetric.Params), architecture);
        var search = spec.MacroCfg.Search.Select((layer, index) => new DiagramLayer(
            $"layer {index}",
            Arrow(layer),
            FeatureMap.Of(index + 1 < graph.LayerInputs.Count ? graph.LayerInputs[index + 1] : AnyGraph(graph, index).Output),
            flops.Search[index],
            parameters.Search[index])
        {
            Choices = [.. DiagramChoice.Of(spec, index, architecture)],
            Chosen = architecture is null ? null : spec.DescribeChoices(architecture, index),
        });
        return new()
        {
            Input = FeatureMap.Of(graph.Input),
            Layers =
            [
                .. Fixed("first", spec.MacroCfg.First, graph.First, flops.First, parameters.First),
                .. search,
                .. Fixed("last", spec.MacroCfg.Last, graph.Last, flops.Last, parameters.Last),
            ],
            Architecture = architecture?.ToString(),
            Candidates = [.. spec.MicroCfg.Select(candidate => candidate.ToString())],
        };
    }

    /// <summary>A layer or a block in its short form, with an arrow that pages can show.</summary>
    internal static string Arrow(object shortForm) => $"{shortForm}".Replace("->", "→", StringComparison.Ordinal);

    private static IEnumerable<DiagramLayer> Fixed(
        string stage,
        IReadOnlyList<BlockCfg> blocks,
        IReadOnlyList<Graph.OpGraph> graphs,
        IReadOnlyList<LayerCost> flops,
        IReadOnlyList<LayerCost> parameters) => blocks.Select((block, index) =>
        new DiagramLayer($"{stage} {index}", Arrow(block), FeatureMap.Of(graphs[index].Output), flops[index], parameters[index]));

    /// <summary>All candidates of a layer have outputs of the same shape.</summary>
    private static Graph.OpGraph AnyGraph(SpaceGraph graph, int layer) =>
        Enumerable.Range(0, graph.Spec.MicroCfg.Count).Select(candidate => graph.Candidate(layer, candidate)).First(found => found is not null)!;
}

/// <summary>A layer of a network.</summary>
/// <param name="Name">Its stage and index.</param>
/// <param name="Block">The block of a fixed stage, or the channels and the stride of a search layer.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Flops">Its multiply-accumulates for one image.</param>
/// <param name="Params">Its trainable parameters.</param>
public sealed record DiagramLayer(string Name, string Block, FeatureMap Output, LayerCost Flops, LayerCost Params)
{
    /// <summary>What the layer can choose; nothing in a fixed stage.</summary>
    public IReadOnlyList<DiagramChoice> Choices { get; init; } = [];

    /// <summary>What an architecture chose, in words; null for a space and in a fixed stage.</summary>
    public string? Chosen { get; init; }
}

/// <summary>A candidate of a search layer.</summary>
/// <param name="Candidate">Its index.</param>
/// <param name="Name">Its block and options.</param>
/// <param name="IsAllowed">Whether the layer can choose it.</param>
/// <param name="Times">How often an architecture chose it: 0 or 1, or the number of sub-blocks of a unified layer.</param>
public sealed record DiagramChoice(int Candidate, string Name, bool IsAllowed, int Times)
{
    internal static IEnumerable<DiagramChoice> Of(SearchSpaceSpec spec, int layer, Architecture? architecture) =>
        spec.MicroCfg.Select((candidate, index) => new DiagramChoice(
            index,
            candidate.ToString(),
            spec.IsAllowed(layer * spec.RowsPerLayer, index),
            architecture is null ? 0 : spec.ChoicesOf(architecture, layer).Count(choice => choice == index)));
}

/// <summary>The shape of a feature map of one image.</summary>
/// <param name="Channels">C.</param>
/// <param name="Height">H, in pixels.</param>
/// <param name="Width">W, in pixels.</param>
public sealed record FeatureMap(int Channels, int Height, int Width)
{
    /// <summary>Formats the shape, as in <c>16 x 112 x 112</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Channels} × {Height} × {Width}");

    internal static FeatureMap Of(Graph.TensorShape shape) => new(shape.Channels, shape.Height, shape.Width);
}
