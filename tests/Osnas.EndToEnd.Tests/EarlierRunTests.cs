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
    private readonly KeptRuns _runs = new();

    public EarlierRunTests() => _runs.WritePictures();

    public void Dispose() => _runs.Dispose();

    /// <summary>The probabilities are those of Osnas 0.2.0; the data isn't there.</summary>
    [Fact]
    public void ARunOnPicturesIsExportedWithoutItsData()
    {
        using var scope = NewDisposeScope();
        var run = _runs.Copy("pictures-0.2", "gone");

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
            var bytes = new PictureFraming(8) { CenterCrop = 0.8 }.Read(Path.Combine(_runs.Pictures, picture));
            var found = network.Run(tensor(bytes, [1, 3, 8, 8])).softmax(1).data<float>().ToArray();
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }
    }

    [Theory]
    [InlineData("pictures-0.2", 1, 1)]
    [InlineData("digits-0.2", 0.8774373259052924, 0.8794063079777366)]
    public void ARunIsEvaluatedOnItsData(string name, double validation, double test)
    {
        var report = EvaluateExperiment.Run(_runs.Copy(name, name == "digits-0.2" ? KeptRuns.Digits : _runs.Pictures));

        Assert.Equal((validation, test), (report.ValidationAccuracy, report.TestAccuracy));
    }

    /// <summary>The normalization was kept nowhere.</summary>
    [Fact]
    public void ARunOnATableIsExportedByMeasuringItsDataAgain()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (run, gone) = (_runs.Copy("digits-0.2", KeptRuns.Digits), _runs.Copy("digits-0.2", "gone"));

        var report = ExportExperiment.Run(run);
        var exception = Assert.Throws<InvalidDataException>(() => ExportExperiment.Run(gone));

        Assert.Equal(InputType.Float32, report.InputType);
        using var network = new OnnxNetwork(File.ReadAllBytes(report.Output));
        using var data = DataSource.Load(KeptRuns.Digits, seed: 3);
        foreach (var batch in data.Test.Batches((int)data.Test.Count))
        {
            var values = (batch.Images * data.Preprocessing.Deviation[0]) + data.Preprocessing.Mean[0];
            var right = network.Run(values).argmax(1).eq(batch.Labels).to(ScalarType.Float64);
            Assert.Equal(0.8794063079777366, right.mean().item<double>(), 1e-9);
        }

        Assert.Equal(
            $"{gone} is a run of Osnas 0.2 or earlier, which didn't keep the normalization of its data. It can't be measured again: "
            + $"There is no folder or file {Path.GetFullPath("gone")}. Give {DataSource.Known}. Restore the data, or train the network "
            + "again.",
            exception.Message);
    }

    [Fact]
    public void ARunIsNotResumed()
    {
        var run = _runs.Copy("pictures-0.2", _runs.Pictures);
        var options = new TrainOptions
        {
            Space = nameof(ColorSpace),
            Architecture = [1, 0],
            Data = new() { Source = _runs.Pictures, InputSize = 8, CenterCrop = 0.8 },
            Output = run,
            Seed = 3,
            Model = new() { Epochs = 3, BatchSize = 8 },
        };

        Assert.StartsWith(
            $"{run} holds a run of Osnas 0.2 or earlier, which Osnas {Library.Version} can't resume; ",
            Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options)).Message,
            StringComparison.Ordinal);
    }
}
