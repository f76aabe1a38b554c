using Osnas.Criteria;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Runtime.Tests;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Searches and trainings on image files: what decodes and augments them, and how far ahead, leaves no trace.</summary>
public sealed class ImageFolderRunTests : IDisposable
{
    private static readonly string[] Classes = ["cat", "dog", "newt"];

    private readonly RunFolder _folder = new();

    /// <summary>PNG and JPEG files of several sizes; a class is a shade of blue.</summary>
    public ImageFolderRunTests()
    {
        for (var image = 0; image < 60; image++)
        {
            var (label, width) = (image % Classes.Length, 14 + (image % 7));
            var path = _folder.Locate("images", Classes[label], $"{image}");
            var blue = (byte)((label * 90) + (image % 40));
            if (image % 2 == 0)
                PictureFiles.WritePng($"{path}.png", width, 16, blue);
            else
                PictureFiles.WriteJpeg($"{path}.jpg", width, 16, blue);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_search_is_the_same_with_any_workers_and_if_it_goes_on_with_others(int workers)
    {
        var report = SearchExperiment.Run(Search("run", workers: 0));
        SearchExperiment.Run(Search("other", workers));
        AssertAlike("run", "other");
        Assert.Equal((8, 3), (report.InputSize, report.Classes));

        var others = new Queue<int>([workers, 0, 2]);
        foreach (var phase in (string[])["supernet", "winner"])
            Assert.Throws<RunStoppedException>(
                () => Stop(phase, (watcher, stop) => SearchExperiment.Run(Search("stopped", others.Dequeue()), watcher, stop)));
        SearchExperiment.Run(Search("stopped", workers));
        AssertAlike("run", "stopped");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_training_is_the_same_with_any_workers_and_if_it_goes_on_with_others(int workers)
    {
        TrainExperiment.Run(Train("run", workers: 0));
        TrainExperiment.Run(Train("other", workers));
        AssertAlike("run", "other");

        Assert.Throws<RunStoppedException>(
            () => Stop("model", (watcher, stop) => TrainExperiment.Run(Train("stopped", workers), watcher, stop)));
        TrainExperiment.Run(Train("stopped", workers: 2));
        AssertAlike("run", "stopped");
    }

    [Fact]
    public void The_first_lines_say_how_classes_are_balanced()
    {
        var weights = new TrainingOptions { Epochs = 1, BatchSize = 8, ClassWeights = ClassWeighting.Balanced };

        Assert.Contains(
            "classes   balanced by draws: an epoch draws each class equally often", TrainExperiment.Plan(Train("run", workers: 0)).Summary);
        Assert.Contains(
            "classes   balanced by weights of the loss",
            SearchExperiment.Plan(Search("run", workers: 0) with { Supernet = weights, Model = weights }).Summary);
        Assert.DoesNotContain(
            SearchExperiment.Plan(Search("run", workers: 0)).Summary, line => line.StartsWith("classes ", StringComparison.Ordinal));
    }

    /// <summary>Stops in the second epoch of a network.</summary>
    private static void Stop(string phase, Action<IExperimentObserver, CancellationToken> run)
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        run(
            new ResumeRun.Watcher(current =>
            {
                if (current == phase && ++steps == 5)
                    source.Cancel();
            }),
            source.Token);
    }

    private SearchOptions Search(string name, int workers) => new()
    {
        Space = nameof(ColorSpace),
        Data = Data(workers),
        Output = _folder.Locate(name),
        Seed = 3,
        Searcher = new RandomOptions { Iterations = 3 },
        Supernet = new() { Epochs = 2, BatchSize = 8 },
        Model = new() { Epochs = 2, BatchSize = 8 },
        CalibrationImages = 16,
        Baselines = 0,
    };

    private TrainOptions Train(string name, int workers) => new()
    {
        Space = nameof(ColorSpace),
        Architecture = [1, 0],
        Data = Data(workers),
        Output = _folder.Locate(name),
        Seed = 3,
        Model = new() { Epochs = 2, BatchSize = 8, KeepBest = true, Sampling = ImageSampling.Balanced },
    };

    private DataOptions Data(int workers) => new()
    {
        Source = _folder.Locate("images"),
        InputSize = 8,
        Workers = workers,
        Augmentation = AugmentationOptions.ImageNet with { CutoutSize = 2, MixupAlpha = 0.2 },
    };

    /// <summary>All files are the same, but for the workers among the options.</summary>
    private void AssertAlike(string one, string other)
    {
        var (expected, found) = (ResumeRun.Read(_folder.Locate(one)), ResumeRun.Read(_folder.Locate(other)));
        Assert.Contains("\"workers\": 0", expected[RunDirectory.ConfigFile], StringComparison.Ordinal);
        Assert.True(expected.Remove(RunDirectory.ConfigFile) && found.Remove(RunDirectory.ConfigFile));
        Assert.Equal(expected, found);
    }
}
