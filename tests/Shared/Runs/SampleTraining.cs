using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.Tests.Runs;

/// <summary>Writes the folder of a training with all that its page shows, as a training leaves it; the numbers are made up.</summary>
internal static class SampleTraining
{
    /// <summary>Writes a finished training of the cheapest architecture.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="table">The costs of the space.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="seed">The seed of the numbers, and the one that the run tells.</param>
    public static TrainReport Write(string run, BaseLookUpTable table, IReadOnlyList<string> classes, int seed = 3)
    {
        var random = new Random(seed);
        var architecture = table.GetStatistics(InfoMetric.Flops).Cheapest;
        SampleFiles.WriteOrigin(
            run, table, budget: null, classes, ["train", "--space", table.Spec.Name], [new(NetworkNames.Model, 30, "images", 480, 480)]);
        var options = new TrainOptions
        {
            Space = table.Spec.Name,
            Architecture = [.. architecture],
            Data = new() { Source = "pictures" },
            Seed = seed,
            Model = new() { Epochs = SampleFiles.Epochs },
        };
        SampleFiles.Save(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.TrainOptions));
        SampleFiles.WriteHistory(run, random, NetworkNames.Model);
        SampleFiles.WriteTest(run, classes, random);
        var report = new TrainReport(
            table.Spec.Name,
            table.Spec.Fingerprint,
            table.InputSize,
            table.Spec.Classes,
            seed,
            [.. architecture],
            [],
            CostDocument.Create(table, architecture),
            0.9 + (0.01 * random.NextDouble()),
            0.88 + (0.01 * random.NextDouble()),
            run)
        {
            TestClasses = [new("all", SampleFiles.TestImages, null)],
        };
        SampleFiles.Save(run, RunDirectory.ReportFile, JsonText.Write(report, OsnasJson.Default.TrainReport));
        SampleFiles.Save(run, RunDirectory.WeightsFile(NetworkNames.Model), string.Empty);
        return report;
    }
}
