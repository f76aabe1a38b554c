using System.Globalization;
using Osnas.LookUpTables;
using Osnas.Spaces;

namespace Osnas.Report.Space;

/// <summary>What a page shows of a search space, without any run.</summary>
public sealed record SpaceSheet
{
    /// <summary>The name of the space.</summary>
    public required string Name { get; init; }

    /// <summary>The number of architectures, in words.</summary>
    public required string Architectures { get; init; }

    /// <summary>The number of layers and candidates, in words.</summary>
    public required string Choices { get; init; }

    /// <summary>The size of the images and the number of classes, in words.</summary>
    public required string Images { get; init; }

    /// <summary>The fingerprint of the space.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The network, with the mean costs over the choices of each layer.</summary>
    public required NetworkDiagram Diagram { get; init; }

    /// <summary>What each candidate costs in each search layer.</summary>
    public required IReadOnlyList<CandidateRow> Candidates { get; init; }

    /// <summary>The costs of all architectures, in each metric that is known.</summary>
    public required IReadOnlyList<CostDistribution> Distributions { get; init; }

    /// <summary>The number of parameters of the supernet.</summary>
    public required string SupernetParams { get; init; }

    /// <summary>Computes what a page shows.</summary>
    /// <param name="table">The costs of the space for one size of images and number of classes.</param>
    /// <param name="budget">The budgets to mark.</param>
    internal static SpaceSheet Create(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var graph = SpaceGraph.Build(table.Spec, table.InputSize);
        var (spec, costs) = (graph.Spec, new CostModel(graph));
        return new()
        {
            Name = spec.Name,
            Architectures = spec.ArchitectureCountInWords,
            Choices = $"{spec.RowsInWords}, {Words.Count(spec.MicroCfg.Count, "candidate")}",
            Images = $"{table.InputSize} pixels, {Words.Count(spec.InputChannels, "channel")}, {Count(spec.Classes, "class", "classes")}",
            Fingerprint = spec.Fingerprint,
            Diagram = NetworkDiagram.Create(graph, costs),
            Candidates = [.. spec.MacroCfg.Search.Select((layer, index) => CandidateRow.Create(costs, index))],
            Distributions = [.. Statistics(table, costs).Select(statistics => CostDistribution.Create(statistics, budget))],
            SupernetParams = costs.SupernetParams.ToString("N0", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Latency has statistics if it was measured.</summary>
    private static IEnumerable<CostStatistics> Statistics(BaseLookUpTable table, CostModel costs) =>
        costs.Metrics.Select(metric => table.GetStatistics(metric.Metric)).Concat(table.HasLatency ? [table.GetStatistics(InfoMetric.Latency)] : []);

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}

/// <summary>What the candidates cost in a search layer.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Block">Its channels and stride.</param>
/// <param name="Costs">By candidate; null if the layer doesn't allow it.</param>
public sealed record CandidateRow(string Layer, string Block, IReadOnlyList<CandidateCost?> Costs)
{
    internal static CandidateRow Create(CostModel costs, int layer)
    {
        var spec = costs.Spec;
        var cells = Enumerable.Range(0, spec.MicroCfg.Count).Select(candidate => costs[layer * spec.RowsPerLayer, candidate] is { } cost
            ? new CandidateCost(cost.Flops, cost.Params)
            : null);
        return new($"layer {layer}", NetworkDiagram.Arrow(spec.MacroCfg.Search[layer]), [.. cells]);
    }
}

/// <summary>What a candidate costs in a search layer, or a sub-block of it in a unified layer.</summary>
/// <param name="Flops">Multiply-accumulates for one image.</param>
/// <param name="Params">Trainable parameters.</param>
public sealed record CandidateCost(long Flops, long Params);
