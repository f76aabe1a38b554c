using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Tests.Runs;

/// <summary>Writes the folder of a search with all that its page shows, as a search leaves it; the numbers are made up.</summary>
internal static class SampleRun
{
    /// <summary>Writes a finished search.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="candidates">How many candidates it evaluated.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="seed">The seed of the numbers, and the one that the run tells.</param>
    /// <param name="fitness">The fitness, if it isn't the accuracy in the supernet.</param>
    /// <param name="trainings">How often each architecture was trained.</param>
    public static SearchReport Write(
        string run,
        BaseLookUpTable table,
        ConstraintCfg budget,
        int candidates,
        IReadOnlyList<string> classes,
        int seed = 3,
        string? fitness = null,
        int trainings = 3)
    {
        var random = new Random(seed);
        SampleFiles.WriteOrigin(
            run,
            table,
            budget,
            classes,
            ["search", "--space", table.Spec.Name],
            [new("supernet", 75, "images", 40, 40), new("search", 5, "candidates", candidates, candidates)]);
        var options = SampleFiles.Search(table, budget, seed);
        SampleFiles.Save(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.SearchOptions));
        using var journal = new SampleCandidates(run, table, budget, random, fitness);
        ReportRow[] evaluated = [.. journal.Add(candidates, ofAll: candidates).OrderByDescending(row => row.Searched)];
        var report = CreateReport(run, table, budget, evaluated, random, seed, trainings, fitness);
        SampleFiles.WriteHistory(
            run,
            new(seed),
            [
                .. fitness is null ? (string[])[NetworkNames.Supernet] : [],
                .. report.Others.Prepend(report.Winner).SelectMany(row => row.Trainings).Select(training => training.Network),
            ]);
        WriteReport(run, report);
        SampleFiles.Save(run, RunDirectory.WeightsFile(SearchExperiment.Winner), string.Empty);
        SampleFiles.WriteTest(run, classes, random);
        return report;
    }

    /// <summary>Writes the report, or replaces it.</summary>
    public static void WriteReport(string run, SearchReport report) =>
        SampleFiles.Save(run, RunDirectory.ReportFile, JsonText.Write(report, OsnasJson.Default.SearchReport));

    private static SearchReport CreateReport(
        string run, BaseLookUpTable table, ConstraintCfg budget, ReportRow[] best, Random random, int seed, int trainings, string? fitness)
    {
        ReportRow[] rows = [.. best.DistinctBy(row => string.Join(',', row.Architecture)).Take(6).Select((row, index) =>
        {
            var name = index == 0 ? NetworkNames.Winner : NetworkNames.Random(index);
            TrainingDocument[] each = [.. Enumerable.Range(1, trainings).Select(number => new TrainingDocument(
                NetworkNames.Repeat(name, number), 0.9 + (0.01 * random.NextDouble()), row.TestAccuracy + (0.04 * random.NextDouble())))];
            return row with
            {
                Name = name,
                Trainings = each,
                TestAccuracy = each.Average(training => training.TestAccuracy),
                TestClasses = index == 0 ? [new("all", 540, null)] : null,
            };
        })];
        return new(
            table.Spec.Name, table.Spec.Fingerprint, table.InputSize, table.Spec.Classes, seed, $"{budget}", [], rows[0], rows[1..],
            best.Length, [], Front(best), RankingDocument.Measure(rows, seed), run)
        {
            Comparison = new(ComparisonVerdict.Better, 0.0312, 0.011, 0.0514, rows.Length - 1, trainings, 540),
            Fitness = fitness,
            FrontMetrics = ["flops"],
            Trust = TrustDocument.Measure(RankingDocument.Measure(rows, seed), rows, seed, fitness),
        };
    }

    /// <summary>From the fittest to the cheapest, as in a report.</summary>
    private static CandidateDocument[] Front(IEnumerable<ReportRow> best)
    {
        List<CandidateDocument> front = [];
        foreach (var row in best)
        {
            if (front.Count == 0 || row.Cost.Flops < front[^1].Cost.Flops)
                front.Add(new(row.Architecture, row.SupernetAccuracy, row.Cost) { Fitness = row.Fitness });
        }

        return [.. front];
    }
}
