using Osnas.Data;
using Osnas.Experiments;
using Osnas.Export;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Trainings that start from the weights of a file.</summary>
public sealed class InitialWeightsRunTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ATrainingStartsFromTheWeightsOfTheFile()
    {
        var first = TrainExperiment.Run(Options("first"));
        ExportExperiment.Run(_folder.Locate("first"), _folder.Locate("w.safetensors"));
        var watcher = new ResumeRun.Watcher(_ => { });
        var options = Options("again") with { Weights = _folder.Locate("w.safetensors"), Model = new() { Epochs = 0 } };

        var again = TrainExperiment.Run(options, watcher);

        Assert.Equal(first.TestAccuracy, again.TestAccuracy);
        Assert.Equal(again.Weights!.Tensors, again.Weights.Loaded);
        Assert.Contains($"weights   all {again.Weights.Tensors} tensors from {options.Weights}", watcher.Summary);
        Assert.Null(first.Weights);
        Assert.Equal(
            File.ReadAllBytes(_folder.Locate("first", "model.dat")), File.ReadAllBytes(_folder.Locate("again", "model.dat")));
    }

    [Theory]
    [InlineData("w.safetensors", "w.json")]
    [InlineData("first/model.dat", "first/data.json")]
    public void OtherClassesAreTold(string weights, string description)
    {
        var untrained = Options("first") with { Model = new() { Epochs = 0 } };
        TrainExperiment.Run(untrained);
        ExportExperiment.Run(_folder.Locate("first"), _folder.Locate("w.safetensors"));
        var watcher = new ResumeRun.Watcher(_ => { });
        var options = untrained with { Output = _folder.Locate("again"), Weights = _folder.Locate(weights.Split('/')) };
        Assert.Null(TrainExperiment.Run(options with { Output = _folder.Locate("same") }).Weights!.OtherClasses);

        var file = _folder.Locate(description.Split('/'));
        var named = File.ReadAllText(file).Replace("\"1\"", "\"cat\"", StringComparison.Ordinal);
        File.WriteAllText(file, named.Replace("\"7\"", "\"dog\"", StringComparison.Ordinal));
        var report = TrainExperiment.Run(options, watcher);

        Assert.Equal("its outputs stand for other classes: cat, dog instead of 1, 7", report.Weights!.OtherClasses);
        Assert.Contains($"            {report.Weights.OtherClasses}", watcher.Summary);
        Assert.Contains(report.Weights.OtherClasses!, File.ReadAllText(_folder.Locate("again", "report.json")), StringComparison.Ordinal);
    }

    /// <summary>The content of the file is part of what the run is, and its place isn't.</summary>
    [Fact]
    public void AStoppedTrainingResumesWithTheSameFileOnly()
    {
        var file = _folder.Locate("w.dat");
        using (var model = new TinySpace.Model(new(0, 0, 0, 0)))
            model.save(file);
        TrainExperiment.Run(Options("whole") with { Weights = file });
        var options = Options("stopped") with { Weights = file };
        using var source = new CancellationTokenSource();
        var left = 5;
        Assert.Throws<RunStoppedException>(() => TrainExperiment.Run(options, new ResumeRun.Watcher(_ => Stop()), source.Token));

        File.Move(file, _folder.Locate("moved.dat"));
        using (var model = new TinySpace.Model(new(0, 0, 0, 0)))
            model.save(file);
        var error = Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options));
        Assert.Contains("holds another run: weightsDigest is ", error.Message, StringComparison.Ordinal);
        TrainExperiment.Run(options with { Weights = _folder.Locate("moved.dat") });
        Assert.Equal(
            File.ReadAllBytes(_folder.Locate("whole", "model.dat")), File.ReadAllBytes(_folder.Locate("stopped", "model.dat")));

        void Stop()
        {
            if (--left == 0)
                source.Cancel();
        }
    }

    [Fact]
    public void WeightsThatDontFitAreToldBeforeAnyWork()
    {
        using (var model = new TinySpace.Model(new(0, 0, 0, 0), classes: 7))
            SafeTensors.Save(model, _folder.Locate("seven.safetensors"));
        var options = Options("run") with { Weights = _folder.Locate("seven.safetensors") };

        var error = Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options));
        Assert.Contains("is Float32 [7, 48] in the file, the network has Float32 [10, 48]; ", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.Output));

        var report = TrainExperiment.Run(options with { WeightsPartial = true });
        Assert.Equal(2, report.Weights!.Differences.Count);
        Assert.Equal(report.Weights.Tensors - 2, report.Weights.Loaded);
    }

    [Fact]
    public void PartialWeightsNeedAFile() => Assert.Equal(
        "WeightsPartial True has no effect without Weights; name the file of weights.",
        Assert.Throws<ArgumentException>(() => TrainExperiment.Run(Options("run") with { WeightsPartial = true })).Message);

    private TrainOptions Options(string name) => new()
    {
        Space = nameof(TinySpace),
        Architecture = [0, 0, 0, 0],
        Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), Limit = 240 },
        Output = _folder.Locate(name),
        Seed = 4,
        Model = new() { Epochs = 2, BatchSize = 16 },
    };
}
