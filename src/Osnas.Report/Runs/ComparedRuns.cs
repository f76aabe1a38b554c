using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>Runs side by side. A picture has as many runs as its styles tell apart; of more, there are several pictures.</summary>
/// <param name="Results">What they found.</param>
/// <param name="Options">The options that differ.</param>
/// <param name="Searches">Their searches, for each fitness.</param>
/// <param name="Fronts">Their fronts, for each fitness and metric.</param>
/// <param name="Trainings">Their trainings, for each network and value that several of them have.</param>
internal sealed record ComparedRuns(
    FactTable Results,
    FactTable Options,
    IReadOnlyList<LineChart> Searches,
    IReadOnlyList<ScatterChart> Fronts,
    IReadOnlyList<LineChart> Trainings)
{
    public static ComparedRuns Create(IReadOnlyList<RunSheet> runs)
    {
        string[] names = [.. runs.Select(run => run.Name)];
        var options = Rows(runs, run => run.Origin.Options).Where(row => row.Values.Distinct().Skip(1).Any());
        return new(
            new("Results", names, [new("State", [.. runs.Select(run => run.State)]), .. Rows(runs, run => run.Result?.Facts ?? [])]),
            new("Options that differ", names, [.. options]) { IfEmpty = "None: these runs have the same options." },
            DrawSearches(runs),
            DrawFronts(runs),
            DrawTrainings(runs));
    }

    private static IEnumerable<ComparedFact> Rows(IReadOnlyList<RunSheet> runs, Func<RunSheet, IReadOnlyList<Fact>> facts) =>
        runs.SelectMany(facts).Select(fact => fact.Name).Distinct()
            .Select(
                name => new ComparedFact(
                    name, [.. runs.Select(run => facts(run).FirstOrDefault(fact => fact.Name == name)?.Value ?? "–")]));

    /// <summary>The best so far of searches with the same fitness.</summary>
    private static LineChart[] DrawSearches(IReadOnlyList<RunSheet> runs) =>
    [
        .. runs.Where(run => run.Search is not null)
        .Select(run => new RunCurve(run.Name, run.Search!.Progress, run.Search.Progress.Lines[^1]))
            .GroupBy(curve => curve.Chart.Title).SelectMany(curves => Draw($"{curves.Key}: best so far", curves)),
    ];

    private static LineChart[] DrawTrainings(IReadOnlyList<RunSheet> runs) =>
    [
        .. runs.SelectMany(run => run.Curves.SelectMany(chart => chart.Lines
                .Where(line => line.Role is not null).Select(line => new RunCurve(run.Name, chart, line))))
            .GroupBy(curve => $"{curve.Line.Role}: {curve.Chart.Y.Label}")
            .Where(curves => curves.Select(curve => curve.Run).Distinct().Skip(1).Any())
            .SelectMany(curves => Draw(curves.Key, curves)),
    ];

    /// <summary>Curves of the same value; a run has one, or one for each repetition.</summary>
    private static IEnumerable<LineChart> Draw(string title, IEnumerable<RunCurve> curves) =>
        curves.GroupBy(curve => curve.Run).Chunk(ChartStyles.Series.Count).Select(runs =>
        {
            ChartLine[] lines =
            [
                .. runs.SelectMany(
                    (run, index) => run.Select(curve => curve.Line with { Name = run.Key, Style = ChartStyles.Series[index] })),
            ];
            var points = lines.SelectMany(line => line.Points).ToArray();
            var (x, y) = (runs[0].First().Chart.X, runs[0].First().Chart.Y);
            return new LineChart(
                title,
                x with { From = runs.SelectMany(run => run).Min(curve => curve.Chart.X.From), To = points.Max(point => point.X) },
                ChartAxis.Fit(y.Label, points.Select(point => point.Y), y.Format),
                lines);
        });

    /// <summary>The fronts of searches in the same plane, and what each search found.</summary>
    private static ScatterChart[] DrawFronts(IReadOnlyList<RunSheet> runs) =>
    [
        .. runs.SelectMany(run => (run.Search?.Fronts ?? []).Select(chart => (Run: run.Name, Chart: chart)))
            .GroupBy(front => front.Chart.Title)
            .SelectMany(fronts => fronts.Chunk(ChartStyles.Series.Count))
            .Select(fronts =>
            {
                ScatterPoint[] points =
                [
                    .. fronts.SelectMany((front, index) => front.Chart.Points
                        .Where(point => point.Style is ChartStyle.Main or ChartStyle.Winner)
                        .Select(point => point with
                        {
                            Style = ChartStyles.Series[index],
                            Title = $"{front.Run}, {point.Title}",
                            IsLarge = point.Style is ChartStyle.Winner,
                        })),
                ];
                ChartBound[] bounds =
                [
                    .. fronts.SelectMany(front => front.Chart.Bounds.Select(bound => (bound.At, front.Run)))
                        .GroupBy(bound => bound.At, bound => bound.Run)
                        .Select(bound => new ChartBound(bound.Key, string.Join(", ", bound.Distinct()))),
                ];
                var (x, y) = (fronts[0].Chart.X, fronts[0].Chart.Y);
                return new ScatterChart(
                    $"{fronts[0].Chart.Title}: fronts{(points.Any(point => point.IsLarge) ? "; large points are winners" : string.Empty)}",
                    ChartAxis.Fit(x.Label, points.Select(point => point.At.X).Concat(bounds.Select(bound => bound.At)), x.Format),
                    ChartAxis.Fit(y.Label, points.Select(point => point.At.Y), y.Format),
                    points)
                {
                    Fronts =
                    [
                        .. fronts.SelectMany((front, index) => front.Chart.Fronts.Select(
                            line => line with { Name = front.Run, Style = ChartStyles.Series[index] })),
                    ],
                    Bounds = bounds,
                    Legend = [.. fronts.Select((front, index) => (front.Run, ChartStyles.Series[index]))],
                };
            }),
    ];

    /// <summary>A curve of a run.</summary>
    /// <param name="Run">The name of the run.</param>
    /// <param name="Chart">The chart that it is from.</param>
    /// <param name="Line">The curve.</param>
    private sealed record RunCurve(string Run, LineChart Chart, ChartLine Line);
}

/// <summary>A table with a column for each run.</summary>
/// <param name="Label">What it shows.</param>
/// <param name="Runs">The names of the runs.</param>
/// <param name="Rows">The rows.</param>
public sealed record FactTable(string Label, IReadOnlyList<string> Runs, IReadOnlyList<ComparedFact> Rows)
{
    /// <summary>What to say if there is no row; null if there is always one.</summary>
    public string? IfEmpty { get; init; }
}

/// <summary>A name, and its value in each run.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">The values, by run.</param>
public sealed record ComparedFact(string Name, IReadOnlyList<string> Values);
