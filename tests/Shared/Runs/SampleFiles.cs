using System.Globalization;
using System.Text;
using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.Tests.Runs;

/// <summary>Writes the files that the folders of all runs have.</summary>
internal static class SampleFiles
{
    /// <summary>The test images of a sample.</summary>
    public const int TestImages = 540;

    /// <summary>The epochs of each training of a sample.</summary>
    public const int Epochs = 12;

    private const int Pixels = 8;

    /// <summary>The options of a search.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="seed">The seed of the run.</param>
    public static SearchOptions Search(BaseLookUpTable table, ConstraintCfg budget, int seed) => new()
    {
        Space = table.Spec.Name,
        Data = new() { Source = "pictures" },
        Budget = [budget],
        Seed = seed,
        Supernet = new() { Epochs = Epochs },
        Model = new() { Epochs = Epochs },
    };

    /// <summary>Writes all that is known of a run at its start.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget; null for a training.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="command">The command line.</param>
    /// <param name="phases">What is done.</param>
    public static void WriteOrigin(
        string run,
        BaseLookUpTable table,
        ConstraintCfg? budget,
        IReadOnlyList<string> classes,
        IReadOnlyList<string> command,
        IReadOnlyList<PhaseTime> phases)
    {
        Directory.CreateDirectory(run);
        var version = new VersionDocument(Library.Version, "2.10.0", null, [new("cpu", "a processor")]);
        Save(run, RunDirectory.VersionFile, JsonText.Write(version, OsnasJson.Default.VersionDocument));
        Save(
            run, RunDirectory.CommandFile, JsonText.Write(new CommandDocument("MyApp", command), OsnasJson.Default.CommandDocument));
        WriteTimes(run, phases);
        var space = SpaceRecord.Create(table, budget is null ? [] : [budget]);
        Save(run, RunDirectory.SpaceFile, JsonText.Write(space.Outline!, OsnasJson.Default.SpaceOutline));
        Save(run, RunDirectory.LookUpTableFile, JsonText.Write(space.Tables, OsnasJson.Default.IReadOnlyListTableDocument));
        Save(
            run,
            RunDirectory.DataFile,
            JsonText.Write(
                new DataDocument(DataDocument.CurrentFormat, "0123", [.. classes.Select(name => new Data.ClassCount(name, 4, 2, 2))]),
                OsnasJson.Default.DataDocument));
    }

    /// <summary>Writes how far a run is.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="phases">What is done.</param>
    /// <param name="secondsLeft">The time that is left; null if it isn't known.</param>
    public static void WriteTimes(string run, IReadOnlyList<PhaseTime> phases, double? secondsLeft = null) => Save(
        run,
        RunDirectory.TimesFile,
        JsonText.Write(new TimesDocument(phases, default) { SecondsLeft = secondsLeft }, OsnasJson.Default.TimesDocument));

    /// <summary>Writes all epochs of trainings.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="random">Draws the losses.</param>
    /// <param name="networks">What is trained.</param>
    public static void WriteHistory(string run, Random random, params IReadOnlyList<string> networks)
    {
        var text = new StringBuilder("network,epoch,loss,accuracy,learning_rate,validation_accuracy\n");
        foreach (var network in networks)
        {
            for (var epoch = 1; epoch <= Epochs; epoch++)
            {
                var loss = (2.4 / Math.Sqrt(epoch)) + (0.1 * random.NextDouble());
                var validation = network == NetworkNames.Supernet ? string.Empty : $"{0.9 - (loss / 4):R}";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{network},{epoch},{loss:R},{1 - (loss / 3):R},{0.05 * (1 + Math.Cos(Math.PI * epoch / Epochs)):R},{validation}\n");
            }
        }

        Save(run, RunDirectory.HistoryFile, $"{text}");
    }

    /// <summary>Writes what the test images are taken for; about a twelfth of them is taken for another class.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="classes">The names of the classes, at least three.</param>
    /// <param name="random">Draws what is wrong.</param>
    public static void WriteTest(string run, IReadOnlyList<string> classes, Random random)
    {
        var text = new StringBuilder("image,class,predicted,probability\n");
        List<ThumbnailDocument> pictures = [];
        for (var row = 0; row < TestImages; row++)
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

    public static void Save(string run, string file, string text) => File.WriteAllText(Path.Combine(run, file), text);
}
