using Osnas.Data;
using Osnas.Experiments;
using Osnas.Export;
using Osnas.Runtime.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>
/// The runs in Runs were made with Osnas 0.2.0: a training on pictures (3 epochs, CenterCrop 0.8, InputSize 8) and one on a table
/// (5 epochs). They are evaluated and exported, and not resumed.
/// </summary>
public sealed class EarlierRunTests : IDisposable
{
    private static readonly string[] Classes = ["cat", "dog", "newt"];

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The probabilities are those of Osnas 0.2.0; the data isn't there.</summary>
    [Fact]
    public void ARunOnPicturesIsExportedWithoutItsData()
    {
        using var scope = NewDisposeScope();
        var run = Copy("pictures-0.2", "gone");
        WritePictures(_folder.Locate("pictures"));

        var report = ExportExperiment.Run(run);

        using var network = new OnnxNetwork(File.ReadAllBytes(report.Output));
        Assert.Equal("""["cat","dog","newt"]""", network.Metadata["classes"]);
        Assert.False(network.Metadata.ContainsKey("trained"));
        foreach (var (picture, expected) in new (string, float[])[]
        {
            ("cat/00.bmp", [0.83545077f, 0.087591924f, 0.07695742f]),
            ("dog/00.bmp", [0.32377517f, 0.37947997f, 0.29674482f]),
            ("newt/10.bmp", [0.17653462f, 0.20988648f, 0.61357886f]),
        })
        {
            var bytes = new PictureFraming(8) { CenterCrop = 0.8 }.Read(_folder.Locate("pictures", picture));
            var found = network.Run(tensor(bytes, [1, 3, 8, 8])).softmax(1).data<float>().ToArray();
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }
    }

    [Theory]
    [InlineData("pictures-0.2", 1, 1)]
    [InlineData("digits-0.2", 0.8774373259052924, 0.8794063079777366)]
    public void ARunIsEvaluatedOnItsData(string name, double validation, double test)
    {
        var report = EvaluateExperiment.Run(Copy(name, Data(name)));

        Assert.Equal((validation, test), (report.ValidationAccuracy, report.TestAccuracy));
    }

    /// <summary>The normalization was kept nowhere.</summary>
    [Fact]
    public void ARunOnATableIsExportedByMeasuringItsDataAgain()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (run, gone) = (Copy("digits-0.2", Data("digits-0.2")), Copy("digits-0.2", "gone"));

        var report = ExportExperiment.Run(run);
        var exception = Assert.Throws<InvalidDataException>(() => ExportExperiment.Run(gone));

        Assert.Equal(InputType.Float32, report.InputType);
        using var network = new OnnxNetwork(File.ReadAllBytes(report.Output));
        using var data = DataSource.Load(Data("digits-0.2"), seed: 3);
        foreach (var batch in data.Test.Batches((int)data.Test.Count))
        {
            var values = (batch.Images * data.Preprocessing.Deviation[0]) + data.Preprocessing.Mean[0];
            var right = network.Run(values).argmax(1).eq(batch.Labels).to(ScalarType.Float64);
            Assert.Equal(0.8794063079777366, right.mean().item<double>(), 1e-9);
        }

        Assert.Equal(
            $"{gone} is a run of Osnas 0.2 or earlier, which didn't keep the normalization of its data. It can't be measured again: "
            + $"There is no folder or file gone. Give {DataSource.Known}. Restore the data, or train the network again.",
            exception.Message);
    }

    [Fact]
    public void ARunIsNotResumed()
    {
        var run = Copy("pictures-0.2", Data("pictures-0.2"));
        var options = new TrainOptions
        {
            Space = nameof(ColorSpace),
            Architecture = [1, 0],
            Data = new() { Source = Data("pictures-0.2"), InputSize = 8, CenterCrop = 0.8 },
            Output = run,
            Seed = 3,
            Model = new() { Epochs = 3, BatchSize = 8 },
        };

        Assert.StartsWith(
            $"{run} holds a run of Osnas 0.2 or earlier, which Osnas {Library.Version} can't resume; ",
            Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options)).Message,
            StringComparison.Ordinal);
    }

    private static void WritePictures(string folder)
    {
        foreach (var (name, label) in Classes.Select((name, label) => (name, label)))
        {
            for (var image = 0; image < 20; image++)
            {
                var (red, blue) = ((label * 90) + image, 2 * image);
                BmpFile.Write(
                    Path.Combine(folder, name, $"{image:00}.bmp"),
                    16,
                    12,
                    (column, row) => ((byte)red, (byte)(column * 9), (byte)((row * 9) + blue)));
            }
        }
    }

    /// <summary>The data of a run.</summary>
    private string Data(string name)
    {
        if (name == "digits-0.2")
            return Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");
        WritePictures(_folder.Locate("pictures"));
        return _folder.Locate("pictures");
    }

    /// <summary>A copy of a kept run, with its data elsewhere.</summary>
    private string Copy(string name, string data)
    {
        var (from, to) = (Path.Combine(AppContext.BaseDirectory, "Runs", name), _folder.Locate($"{name}-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var config = Path.Combine(to, RunDirectory.ConfigFile);
        File.WriteAllText(
            config,
            System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(config), "\"source\": \"[^\"]*\"", $"\"source\": \"{data}\""));
        return to;
    }
}
