using Osnas.Experiments;
using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>The picture of accuracy against a metric: candidates, their front, the winner and what it is compared with.</summary>
internal static class FrontChart
{
    /// <summary>The picture.</summary>
    /// <param name="run">The run.</param>
    /// <param name="search">What it evaluated.</param>
    /// <param name="metric">The metric, in lower case.</param>
    /// <param name="index">The index of the metric in the search.</param>
    public static ScatterChart Create(RunRecord run, SearchTrace search, string metric, int index)
    {
        var definition = MetricCatalog.Find(metric);
        var unit = definition?.ShortUnit ?? metric;
        var front = search.Fronts[index];
        var onFront = front.Select(candidate => candidate.Number).ToHashSet();
        var baselines = run.SearchReport?.Others.Select(row => Compared(run, row, ChartStyle.Second, metric, unit)) ?? [];
        ScatterPoint?[] points =
        [
            .. search.Sample.Where(candidate => !onFront.Contains(candidate.Number))
            .Select(candidate => Evaluated(candidate, ChartStyle.Context)),
            .. front.Select(candidate => Evaluated(candidate, ChartStyle.Main)),
            .. baselines,
            run.SearchReport is { } report ? Compared(run, report.Winner, ChartStyle.Winner, metric, unit) : null,
        ];
        ScatterPoint[] drawn =
            [.. points.OfType<ScatterPoint>().Where(point => double.IsFinite(point.At.X) && double.IsFinite(point.At.Y))];
        var bounds = run.Budget.Where(constraint => constraint.Metric == definition?.Metric)
            .SelectMany(constraint => constraint.Bounds).ToArray();
        return new(
            $"{search.Fitness ?? "Accuracy in the supernet"} and {unit}",
            ChartAxis.Fit(unit, drawn.Select(point => point.At.X).Concat(bounds), Quantity.Short),
            ChartAxis.Fit(search.Fitness ?? "accuracy", drawn.Select(point => point.At.Y), ChartAxis.FormatOf(search.Fitness)),
            drawn)
        {
            Fronts =
            [
                new("front", ChartStyle.Main, [
                    .. front.Select(candidate => new ChartPoint(candidate.Costs[index], candidate.Accuracy))
                        .Where(point => double.IsFinite(point.X)),
                ]),
            ],
            Bounds = [.. bounds.Select(bound => new ChartBound(bound))],
            Legend =
            [
                ("candidates", ChartStyle.Context),
                ("front", ChartStyle.Main),
                .. run.SearchReport is null
                    ? Array.Empty<(string, ChartStyle)>()
                    : [("compared", ChartStyle.Second), ("winner", ChartStyle.Winner)],
            ],
        };

        ScatterPoint Evaluated(CandidatePoint candidate, ChartStyle style) => new(
            new(candidate.Costs[index], candidate.Accuracy),
            style,
            $"candidate {candidate.Number}: {Quantity.Fitness(candidate.Accuracy, search.Fitness)}, "
            + $"{Quantity.Short(candidate.Costs[index])} {unit}; "
            + string.Join(',', candidate.Architecture));
    }

    private static ScatterPoint? Compared(RunRecord run, ReportRow row, ChartStyle style, string metric, string unit) =>
        double.IsFinite(row.Searched) && CostOf(run, row, metric) is { } cost
            ? new(
                new(cost, row.Searched),
                style,
                $"{string.Join(", ", row.Parts)}: {row.SearchedText}, {Quantity.Short(cost)} "
                + $"{unit}; "
                + string.Join(',', row.Architecture))
            { IsLarge = true }
            : null;

    private static double? CostOf(RunRecord run, ReportRow row, string metric) => MetricCatalog.Find(metric)?.Metric switch
    {
        InfoMetric.Flops => row.Cost.Flops,
        InfoMetric.Params => row.Cost.Params,
        _ => run.Space?.CostOf(metric, row.Architecture),
    };
}
