using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.EndToEnd;

/// <summary>
/// The runs in Runs/search-0.4 and Runs/stopped-0.4, made with Osnas 0.4.0: a finished search, and a training that was stopped in the
/// third of four epochs. <c>OSNAS_KEEP_RUNS=FOLDER dotnet test --filter KeepRuns</c> makes such runs with the present version.
/// </summary>
internal static class RunOf04
{
    public const string Version = "0.4.0";
    public const string SearchName = "search-0.4";
    public const string StoppedName = "stopped-0.4";

    /// <summary>How many epochs of the training were over.</summary>
    public const int Epochs = 2;

    // Of each epoch, the first step and at most 20 more are told: all of these five.
    private const int StepsOfEpoch = 5;

    public static SearchOptions Search(string pictures, string folder) => new()
    {
        Space = nameof(ColorSpace),
        Data = new() { Source = pictures, InputSize = 8, CenterCrop = 0.8 },
        Output = folder,
        Seed = 3,
        Budget = [new(InfoMetric.Params, AtMost: 900)],
        Supernet = new() { Epochs = 2, BatchSize = 8 },
        Model = new() { Epochs = 2, BatchSize = 8 },
        Searcher = new RandomOptions { Iterations = 3 },
        CalibrationImages = 16,
        Baselines = 1,
        Repeats = 2,
    };

    public static TrainOptions Train(string pictures, string folder) => new()
    {
        Space = nameof(ColorSpace),
        Architecture = [1, 0],
        Data = new() { Source = pictures, InputSize = 8, CenterCrop = 0.8 },
        Output = folder,
        Seed = 3,
        Model = new() { Epochs = 4, BatchSize = 8, KeepBest = true },
    };

    /// <summary>Makes both runs, in a folder that has the pictures.</summary>
    public static void Make(string pictures, string folder)
    {
        SearchExperiment.Run(Search(pictures, Path.Combine(folder, SearchName)));
        using var source = new CancellationTokenSource();
        var steps = 0;
        var watcher = new ResumeRun.Watcher(_ =>
        {
            if (++steps == (Epochs * StepsOfEpoch) + 1)
                source.Cancel();
        });
        Assert.Throws<RunStoppedException>(
            () => TrainExperiment.Run(Train(pictures, Path.Combine(folder, StoppedName)), watcher, source.Token));
    }
}
