using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using Osnas.Graph;
using Osnas.Spaces;

namespace Osnas.Experiments;

/// <summary>
/// A search space at one input size and number of classes, as a report draws it: stages, layers, feature maps, and the costs of
/// all architectures. The folder of a run keeps it, because the class of the space may be in another program.
/// </summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="Input">The image.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Architectures">The exact number of architectures, which may have too many digits for a JSON number.</param>
/// <param name="RowsPerLayer">Choices of a search layer: 1, or the sub-blocks of a unified layer.</param>
/// <param name="Candidates">The candidates of every search layer, by index.</param>
/// <param name="First">The blocks of the fixed first stage.</param>
/// <param name="Layers">The search layers.</param>
/// <param name="Last">The blocks of the fixed last stage.</param>
internal sealed record SpaceOutline(
    string Space,
    string Fingerprint,
    MapShape Input,
    int Classes,
    string Architectures,
    int RowsPerLayer,
    IReadOnlyList<CandidateOutline> Candidates,
    IReadOnlyList<BlockOutline> First,
    IReadOnlyList<LayerOutline> Layers,
    IReadOnlyList<BlockOutline> Last) : IReadDocument
{
    /// <summary>The number of parameters of the supernet, with the fixed stages and all candidates.</summary>
    public long SupernetParams { get; init; }

    /// <summary>The costs of all architectures: FLOPs and parameters, and the metrics that were measured.</summary>
    public IReadOnlyList<CostDistribution> Distributions { get; init; } = [];

    /// <summary>The budget: that of the run, or of the space where the run has none.</summary>
    public IReadOnlyList<ConstraintCfg> Budget { get; init; } = [];

    /// <summary>The tables of the metrics that were measured. Those of FLOPs and parameters are in a file of their own.</summary>
    public IReadOnlyList<TableDocument> Measured { get; init; } = [];

    bool IReadDocument.IsWhole =>
        this is
        {
            Space: not null, Fingerprint: not null, Input: not null, RowsPerLayer: > 0, Candidates.Count: > 0,
            First: not null, Layers.Count: > 0, Last: not null, Distributions: not null, Budget: not null, Measured: not null,
        }
        && BigInteger.TryParse(Architectures, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && !count.IsZero
        && Candidates.All(candidate => candidate is { Name: not null })
        && First.Concat(Last).All(block => block is { IsWhole: true })
        && Layers.All(layer => layer is { IsWhole: true })
        && Budget.All(constraint => constraint is not null)
        && Measured.All(table => table is { IsWhole: true })
        && Distributions.All(distribution => distribution is { IsWhole: true });

    /// <summary>The outline of a space.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    /// <returns>The outline.</returns>
    public static SpaceOutline Create(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var (spec, graph) = (table.Spec, table.Graph);
        InfoMetric[] measured =
        [
            .. MetricCatalog.All.Where(metric => metric.IsMeasured).Select(metric => metric.Metric)
                .Where(metric => table.HasLatency || budget.Any(constraint => constraint.Metric == metric)),
        ];
        return new(
            spec.Name,
            spec.Fingerprint,
            MapShape.Of(graph.Input),
            spec.Classes,
            spec.ArchitectureCount.ToString(CultureInfo.InvariantCulture),
            spec.RowsPerLayer,
            [.. spec.MicroCfg.Select((candidate, index) => new CandidateOutline(candidate.ToString(), spec.LeavesOut(index)))],
            [.. spec.MacroCfg.First.Zip(graph.First, BlockOutline.Of)],
            [.. spec.MacroCfg.Search.Select((layer, index) => LayerOutline.Of(table, layer, index))],
            [.. spec.MacroCfg.Last.Zip(graph.Last, BlockOutline.Of)])
        {
            SupernetParams = table.Costs.SupernetParams,
            Budget = budget,
            Measured = [.. measured.Select(metric => TableDocument.Create(table, metric))],
            Distributions =
            [
                .. new[] { InfoMetric.Flops, InfoMetric.Params }.Concat(measured)
                    .Select(metric => CostDistribution.Of(table.GetStatistics(metric), budget)),
            ],
        };
    }
}

/// <summary>The shape of one image's feature map. A vector has height and width 1.</summary>
/// <param name="Channels">Number of channels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Width">Width in pixels.</param>
internal sealed record MapShape(int Channels, int Height, int Width)
{
    /// <summary>The shape of a feature map.</summary>
    public static MapShape Of(TensorShape shape) => new(shape.Channels, shape.Height, shape.Width);

    /// <summary>The shape in words, such as <c>16x112x112</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Channels}x{Height}x{Width}");
}

/// <summary>A candidate of every search layer.</summary>
/// <param name="Name">The candidate in words, such as <c>mobile k5 e6 se</c>.</param>
/// <param name="LeavesOut">Whether it removes its sub-block from a unified layer.</param>
internal sealed record CandidateOutline(string Name, bool LeavesOut);

/// <summary>A block of a fixed stage.</summary>
/// <param name="Name">The block in words, such as <c>conv k3 3->16 s2</c>.</param>
/// <param name="Input">The feature map that it takes.</param>
/// <param name="Output">The feature map that it gives.</param>
/// <param name="Cost">Its cost.</param>
internal sealed record BlockOutline(string Name, MapShape Input, MapShape Output, CostDocument Cost)
{
    /// <summary>Whether nothing is missing.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Name: not null, Input: not null, Output: not null, Cost: not null };

    /// <summary>The outline of a block.</summary>
    public static BlockOutline Of(BlockCfg block, OpGraph graph) =>
        new(block.ToString(), MapShape.Of(graph.Input), MapShape.Of(graph.Output), CostDocument.Of(graph.Cost));
}

/// <summary>A search layer. All its candidates give the same feature map.</summary>
/// <param name="Name">Channels and stride in words, such as <c>16->24 s2</c>.</param>
/// <param name="Input">The feature map that it takes.</param>
/// <param name="Output">The feature map that it gives.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Allowed">The indexes of the candidates that it allows, in ascending order.</param>
/// <param name="Shared">The cost of what it has with any choices; nothing but in a unified layer.</param>
/// <param name="Flops">The FLOPs of the whole layer with each of its choices.</param>
/// <param name="Params">The parameters of the whole layer with each of its choices.</param>
internal sealed record LayerOutline(
    string Name,
    MapShape Input,
    MapShape Output,
    int Stride,
    IReadOnlyList<int> Allowed,
    CostDocument Shared,
    ChoiceCosts Flops,
    ChoiceCosts Params)
{
    /// <summary>Whether nothing is missing.</summary>
    [JsonIgnore]
    public bool IsWhole => this is
    {
        Name: not null, Input: not null, Output: not null, Allowed: not null, Shared: not null, Flops: not null, Params: not null,
    };

    /// <summary>The outline of a layer.</summary>
    public static LayerOutline Of(BaseLookUpTable table, LayerCfg layer, int index)
    {
        var (spec, graph, row) = (table.Spec, table.Graph, index * table.Spec.RowsPerLayer);
        var allowed = spec.AllowedCandidates(row);
        var candidate = allowed.First(choice => !spec.LeavesOut(choice));
        var block = graph.Candidate(index, candidate)!;
        var (shared, choices) = (block.Cost - table.Costs[row, candidate]!.Value, LayerChoices.Of(spec)[index]);
        return new(
            layer.ToString(),
            MapShape.Of(graph.LayerInputs[index]),
            MapShape.Of(block.Output),
            layer.Stride,
            allowed,
            CostDocument.Of(shared),
            ChoiceCosts.Of(choices, table.Costs.ToTable(InfoMetric.Flops), shared.Flops),
            ChoiceCosts.Of(choices, table.Costs.ToTable(InfoMetric.Params), shared.Params));
    }
}

/// <summary>What a search layer costs in a metric, over all its choices.</summary>
/// <param name="Least">With the cheapest choice.</param>
/// <param name="Mean">The mean over the choices.</param>
/// <param name="Most">With the most expensive choice.</param>
internal sealed record ChoiceCosts(double Least, double Mean, double Most)
{
    /// <summary>The costs of a layer in a metric whose parts add up.</summary>
    public static ChoiceCosts Of(LayerChoices choices, InfoTable table, double shared)
    {
        var costs = choices.CostsIn(table);
        return new(shared + costs.Min(), shared + costs.Average(), shared + costs.Max());
    }
}
