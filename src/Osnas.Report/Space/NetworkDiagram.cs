using Osnas.Experiments;

namespace Osnas.Report.Space;

/// <summary>A network from the image to the classes: its layers, their shapes, and their shares of the costs.</summary>
public sealed record NetworkDiagram
{
    /// <summary>The shape of the image.</summary>
    public required FeatureMap Input { get; init; }

    /// <summary>The layers, in the order of the data.</summary>
    public required IReadOnlyList<DiagramLayer> Layers { get; init; }

    /// <summary>The architecture, as indexes; null for a whole space, whose costs are means over the choices of each layer.</summary>
    public string? Architecture { get; init; }

    /// <summary>The names of the candidates, by index.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>The diagram of a space, or of one of its architectures.</summary>
    /// <param name="space">The space.</param>
    /// <param name="outline">Its outline.</param>
    /// <param name="architecture">The index of the chosen candidate in each row; null for the space.</param>
    internal static NetworkDiagram Create(SpaceRecord space, SpaceOutline outline, IReadOnlyList<int>? architecture = null)
    {
        DiagramLayer[] layers =
        [
            .. outline.First.Select((block, index) => Fixed("first", index, block)),
            .. outline.Layers.Select((layer, index) => new DiagramLayer($"layer {index}", Arrow(layer.Name), FeatureMap.Of(layer.Output))
            {
                Flops = CostOf(space, InfoMetric.Flops, layer.Flops, architecture, index),
                Params = CostOf(space, InfoMetric.Params, layer.Params, architecture, index),
                Choices = [.. outline.Candidates.Select((candidate, choice) => new DiagramChoice(
                    choice,
                    candidate.Name,
                    layer.Allowed.Contains(choice),
                    ChoicesOf(outline, architecture, index).Count(chosen => chosen == choice)))],
                Chosen = architecture is null
                    ? null
                    : string.Join(" + ", ChoicesOf(outline, architecture, index)
                        .Select(choice => outline.Candidates[choice])
                        .Where(candidate => !candidate.LeavesOut)
                        .Select(candidate => candidate.Name)),
            }),
            .. outline.Last.Select((block, index) => Fixed("last", index, block)),
        ];
        var (flops, parameters) = (layers.Sum(layer => layer.Flops.Cost), layers.Sum(layer => layer.Params.Cost));
        return new()
        {
            Input = FeatureMap.Of(outline.Input),
            Layers = Array.ConvertAll(layers, layer => layer with { Flops = layer.Flops.In(flops), Params = layer.Params.In(parameters) }),
            Architecture = architecture is null ? null : string.Join(',', architecture),
            Candidates = [.. outline.Candidates.Select(candidate => candidate.Name)],
        };
    }

    /// <summary>The short form of a layer or a block, with an arrow that pages can show.</summary>
    internal static string Arrow(string shortForm) => shortForm.Replace("->", "→", StringComparison.Ordinal);

    private static DiagramLayer Fixed(string stage, int index, BlockOutline block) =>
        new($"{stage} {index}", Arrow(block.Name), FeatureMap.Of(block.Output))
        {
            Flops = LayerCost.Of(block.Cost.Flops),
            Params = LayerCost.Of(block.Cost.Params),
        };

    private static LayerCost CostOf(
        SpaceRecord space, InfoMetric metric, ChoiceCosts choices, IReadOnlyList<int>? architecture, int layer)
    {
        var cost = architecture is null ? null : space.CostOfLayer(MetricCatalog.Of(metric).Name, architecture, layer);
        return new(cost ?? choices.Mean, choices.Least, choices.Most, 0);
    }

    private static IEnumerable<int> ChoicesOf(SpaceOutline outline, IReadOnlyList<int>? architecture, int layer) =>
        architecture is null ? [] : architecture.Skip(layer * outline.RowsPerLayer).Take(outline.RowsPerLayer);
}

/// <summary>A layer of a network.</summary>
/// <param name="Name">Its stage and index.</param>
/// <param name="Block">The block of a fixed stage, or the channels and the stride of a search layer.</param>
/// <param name="Output">The shape of its output.</param>
public sealed record DiagramLayer(string Name, string Block, FeatureMap Output)
{
    /// <summary>Its multiply-accumulates for one image.</summary>
    public required LayerCost Flops { get; init; }

    /// <summary>Its trainable parameters.</summary>
    public required LayerCost Params { get; init; }

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
public sealed record DiagramChoice(int Candidate, string Name, bool IsAllowed, int Times);

/// <summary>What a layer costs in one metric.</summary>
/// <param name="Cost">The cost in an architecture, or the mean over the choices of the layer.</param>
/// <param name="Least">The cost with the cheapest choice.</param>
/// <param name="Most">The cost with the most expensive choice.</param>
/// <param name="Share">The share of <paramref name="Cost"/> in the sum over all layers, from 0 to 1.</param>
public sealed record LayerCost(double Cost, double Least, double Most, double Share)
{
    internal static LayerCost Of(double cost) => new(cost, cost, cost, 0);

    internal LayerCost In(double total) => this with { Share = total == 0 ? 0 : Cost / total };
}

/// <summary>The shape of a feature map of one image.</summary>
/// <param name="Channels">C.</param>
/// <param name="Height">H, in pixels.</param>
/// <param name="Width">W, in pixels.</param>
public sealed record FeatureMap(int Channels, int Height, int Width)
{
    /// <summary>Formats the shape, as in <c>16 × 112 × 112</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Channels} × {Height} × {Width}");

    internal static FeatureMap Of(MapShape shape) => new(shape.Channels, shape.Height, shape.Width);
}
