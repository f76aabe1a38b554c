using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>Runs side by side.</summary>
/// <param name="Names">The names of the runs.</param>
/// <param name="Results">What they found, a row for each number.</param>
/// <param name="Options">The options that differ.</param>
/// <param name="Progress">Their searches, in one picture for each fitness; of very many, as many as the styles tell apart.</param>
internal sealed record ComparedRuns(
    IReadOnlyList<string> Names,
    IReadOnlyList<ComparedFact> Results,
    IReadOnlyList<ComparedFact> Options,
    IReadOnlyList<LineChart> Progress)
{
    private static readonly ChartStyle[] Styles = [ChartStyle.Main, ChartStyle.Winner, ChartStyle.Second, ChartStyle.Context];

    public static ComparedRuns Create(IReadOnlyList<RunSheet> runs) => new(
        [.. runs.Select(run => run.Name)],
        [
            new("State", [.. runs.Select(run => run.State)]),
            .. Rows(runs, run => run.Result?.Facts ?? []),
        ],
        [.. Rows(runs, run => run.Origin.Options).Where(row => row.Values.Distinct().Skip(1).Any())],
        Curves(runs));

    private static IEnumerable<ComparedFact> Rows(IReadOnlyList<RunSheet> runs, Func<RunSheet, IReadOnlyList<Fact>> facts) =>
        runs.SelectMany(facts).Select(fact => fact.Name).Distinct()
            .Select(
                name => new ComparedFact(
                    name, [.. runs.Select(run => facts(run).FirstOrDefault(fact => fact.Name == name)?.Value ?? "–")]));

    private static LineChart[] Curves(IReadOnlyList<RunSheet> runs) =>
    [
        .. runs.Where(run => run.Search is not null).GroupBy(run => run.Search!.Progress.Title)
            .SelectMany(searches => searches.Chunk(Styles.Length)).Select(Curves),
    ];

    /// <summary>The best so far of searches with the same fitness.</summary>
    private static LineChart Curves(RunSheet[] runs)
    {
        var lines = runs.Select((run, index) => run.Search!.Progress.Lines[^1] with { Name = run.Name, Style = Styles[index] }).ToArray();
        var points = lines.SelectMany(line => line.Points).ToArray();
        var progress = runs[0].Search!.Progress;
        return new(
            $"{progress.Title}: best so far",
            progress.X with { To = points.Max(point => point.X) },
            ChartAxis.Fit(progress.Y.Label, points.Select(point => point.Y), progress.Y.Format),
            lines);
    }
}

/// <summary>A name, and its value in each run.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">The values, by run.</param>
public sealed record ComparedFact(string Name, IReadOnlyList<string> Values);
