using System.Globalization;
using Osnas.Experiments;
using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>What a search evaluated.</summary>
public sealed record SearchSheet
{
    /// <summary>The number of candidates, and which of them are drawn.</summary>
    public required string Summary { get; init; }

    /// <summary>The best accuracy so far and the mean, against evaluations.</summary>
    public required LineChart Progress { get; init; }

    /// <summary>Accuracy against each metric.</summary>
    public required IReadOnlyList<ScatterChart> Fronts { get; init; }

    /// <summary>How often each candidate is chosen in each layer.</summary>
    public required ChoiceTable Choices { get; init; }

    internal static SearchSheet Create(RunRecord run, SearchTrace search)
    {
        var drawn = search.Sample.Count < search.Count
            ? $" The pictures show {NumberText.Exact(search.Sample.Count)} of them and the fronts of all."
            : string.Empty;
        return new()
        {
            Summary = $"{NumberText.Count(search.Count, "candidate")} evaluated; the best has "
                + $"{Quantity.Fitness(search.Best.Accuracy, search.Fitness)}: "
                + $"{string.Join(',', search.Best.Architecture)}.{drawn}",
            Progress = Course(search),
            Fronts = [.. search.Metrics.Select((metric, index) => FrontChart.Create(run, search, metric, index))],
            Choices = ChoiceTable.Create(run, search.Choices, search.Count),
        };
    }

    private static LineChart Course(SearchTrace search)
    {
        var points = search.Progress;
        ChartLine[] lines =
        [
            new("mean of the latest", ChartStyle.Context, [.. points.Select(point => new ChartPoint(point.Evaluations, point.RecentMean))]),
            new("mean so far", ChartStyle.Second, [.. points.Select(point => new ChartPoint(point.Evaluations, point.Mean))]),
            new("best so far", ChartStyle.Main, [.. points.Select(point => new ChartPoint(point.Evaluations, point.Best))]),
        ];
        return new(
            search.Fitness ?? "Validation accuracy in the supernet",
            new("evaluated candidates", 0, search.Count, ChartAxis.Number),
            ChartAxis.Fit(
                search.Fitness ?? "accuracy",
                lines.SelectMany(line => line.Points).Select(point => point.Y),
                ChartAxis.FormatOf(search.Fitness)),
            lines);
    }
}

/// <summary>How often each candidate is chosen in each layer: what a search has learned.</summary>
/// <param name="BestCount">The number of architectures that count as the best.</param>
/// <param name="Candidates">The names of the candidates, by index.</param>
/// <param name="Rows">The layers.</param>
public sealed record ChoiceTable(int BestCount, IReadOnlyList<string> Candidates, IReadOnlyList<ChoiceRow> Rows)
{
    internal static ChoiceTable Create(RunRecord run, ChoiceCounts counts, int all)
    {
        var outline = run.Space?.Outline;
        var perLayer = outline?.RowsPerLayer ?? 1;
        var winner = run.Result?.Architecture;
        return new(
            counts.BestCount,
            [.. Enumerable.Range(0, counts.All[0].Count)
                .Select(index => index < outline?.Candidates.Count ? outline.Candidates[index].Name : string.Empty)],
            [
                .. counts.Best.Select((best, row) => new ChoiceRow(
                    perLayer == 1 ? $"layer {row}" : $"layer {row / perLayer}.{row % perLayer}",
                    [
                        .. best.Select((times, candidate) => new ChoiceCell(
                            (double)times / counts.BestCount,
                            (double)counts.All[row][candidate] / all,
                            outline is null || row / perLayer >= outline.Layers.Count
                                || outline.Layers[row / perLayer].Allowed.Contains(candidate),
                            winner is not null && row < winner.Count && winner[row] == candidate)),
                    ])),
            ]);
    }
}

/// <summary>How often the candidates are chosen in a layer.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Cells">By candidate.</param>
public sealed record ChoiceRow(string Layer, IReadOnlyList<ChoiceCell> Cells);

/// <summary>How often a candidate is chosen.</summary>
/// <param name="Best">Its share among the best, from 0 to 1.</param>
/// <param name="All">Its share among all, from 0 to 1.</param>
/// <param name="IsAllowed">Whether the layer allows it.</param>
/// <param name="IsWinner">Whether the winner has it.</param>
public sealed record ChoiceCell(double Best, double All, bool IsAllowed, bool IsWinner)
{
    /// <summary>Its shares in words.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Best * 100:0.#} % of the best, {All * 100:0.#} % of all");
}
