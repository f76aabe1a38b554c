using System.Globalization;
using System.Text;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.App.Tests.Pages;

/// <summary>Writes the folder of a search with all that its page shows, as a search leaves it; the numbers are made up.</summary>
internal static class SampleRun
{
    private const int Pixels = 8;

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
        WriteOrigin(run, table, budget, candidates, classes, seed);
        WriteHistory(run, random);
        var evaluated = WriteCandidates(run, table, budget, candidates, random, fitness);
        var report = CreateReport(run, table, budget, evaluated, random, seed, trainings, fitness);
        Save(run, RunDirectory.ReportFile, JsonText.Write(report, OsnasJson.Default.SearchReport));
        Save(run, RunDirectory.WeightsFile(SearchExperiment.Winner), string.Empty);
        WriteTest(run, classes, random);
        return report;
    }

    private static void WriteOrigin(
        string run, BaseLookUpTable table, ConstraintCfg budget, int candidates, IReadOnlyList<string> classes, int seed)
    {
        Directory.CreateDirectory(run);
        var options = new SearchOptions { Space = table.Spec.Name, Data = new() { Source = "pictures" }, Budget = [budget], Seed = seed };
        Save(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.SearchOptions));
        Save(
            run,
            RunDirectory.VersionFile,
            JsonText.Write(
                new VersionDocument(Library.Version, "2.10.0", null, [new("cpu", "a processor")]), OsnasJson.Default.VersionDocument));
        Save(
            run,
            RunDirectory.CommandFile,
            JsonText.Write(new CommandDocument("MyApp", ["search", "--space", table.Spec.Name]), OsnasJson.Default.CommandDocument));
        Save(
            run,
            RunDirectory.TimesFile,
            JsonText.Write(
                new TimesDocument([new("supernet", 75, "images", 40, 40), new("search", 5, "candidates", candidates, candidates)], default),
                OsnasJson.Default.TimesDocument));
        var space = SpaceRecord.Create(table, [budget]);
        Save(run, RunDirectory.SpaceFile, JsonText.Write(space.Outline!, OsnasJson.Default.SpaceOutline));
        Save(run, RunDirectory.LookUpTableFile, JsonText.Write(space.Tables, OsnasJson.Default.IReadOnlyListTableDocument));
        Save(
            run,
            RunDirectory.DataFile,
            JsonText.Write(
                new DataDocument(DataDocument.CurrentFormat, "0123", [.. classes.Select(name => new Data.ClassCount(name, 4, 2, 2))]),
                OsnasJson.Default.DataDocument));
    }

    private static ReportRow[] WriteCandidates(
        string run, BaseLookUpTable table, ConstraintCfg budget, int count, Random random, string? fitness)
    {
        var inside = table.GetStatistics(budget.Metric).Within(budget);
        var text = new StringBuilder($"index,{(fitness is null ? "accuracy" : $"fitness_{fitness}")},flops,params,architecture\n");
        List<ReportRow> rows = [];
        for (var index = 0; index < count; index++)
        {
            var architecture = inside.Sample(random);
            var cost = CostDocument.Create(table, architecture);
            var accuracy = 0.55 + (0.3 * cost.Flops / (cost.Flops + budget.AtMost)) + (0.04 * random.NextDouble()) + (0.05 * index / count);
            var value = fitness is null ? accuracy : 500 * accuracy;
            rows.Add(new($"random {index}", [.. architecture], cost, true, fitness is null ? value : null, accuracy + 0.1)
            {
                Fitness = fitness is null ? null : value,
            });
            text.Append(CultureInfo.InvariantCulture, $"{index},{value:R},{cost.Flops},{cost.Params},\"{architecture}\"\n");
        }

        Save(run, RunDirectory.CandidatesFile, $"{text}");
        return [.. rows.OrderByDescending(row => row.Searched)];
    }

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

    private static void WriteHistory(string run, Random random)
    {
        var text = new StringBuilder("network,epoch,loss,accuracy,learning_rate,validation_accuracy\n");
        foreach (var network in (string[])["supernet", "winner", "random 1", "random 2"])
        {
            for (var epoch = 1; epoch <= 12; epoch++)
            {
                var loss = (2.4 / Math.Sqrt(epoch)) + (0.1 * random.NextDouble());
                var validation = network == "supernet" ? string.Empty : $"{0.9 - (loss / 4):R}";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{network},{epoch},{loss:R},{1 - (loss / 3):R},{0.05 * (1 + Math.Cos(Math.PI * epoch / 12)):R},{validation}\n");
            }
        }

        Save(run, RunDirectory.HistoryFile, $"{text}");
    }

    private static void WriteTest(string run, IReadOnlyList<string> classes, Random random)
    {
        var text = new StringBuilder("image,class,predicted,probability\n");
        List<ThumbnailDocument> pictures = [];
        for (var row = 0; row < 540; row++)
        {
            var (label, isWrong) = (row % classes.Count, random.Next(12) == 0);
            var predicted = isWrong ? (label + 1 + random.Next(2)) % classes.Count : label;
            var probability = 0.4 + (0.6 * random.NextDouble());
            text.Append(CsvText.Line([$"{row}", classes[label], classes[predicted], probability.ToString(CultureInfo.InvariantCulture)]));
            if (predicted == label)
                continue;
            var image = new byte[Pixels * Pixels];
            random.NextBytes(image);
            pictures.Add(new(row, 1, Pixels, Pixels, image));
        }

        Save(run, RunDirectory.PredictionsFile, $"{text}");
        Save(run, RunDirectory.WrongImagesFile, JsonText.Write(pictures, OsnasJson.Default.IReadOnlyListThumbnailDocument));
    }

    private static void Save(string run, string file, string text) => File.WriteAllText(Path.Combine(run, file), text);
}
