using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Runs that find their batch sizes: the number is a part of the run from then on.</summary>
public sealed class AutoBatchSizeTests : IDisposable
{
    /// <summary>The largest power of two of the 120 images that train, and no more than 64 on a CPU.</summary>
    private const int Found = 64;

    private static readonly string[] Lines = ["batch     64 images, found by auto", "          learning rates stay as they are"];

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ASearchRecordsWhatItFound()
    {
        var automatic = Options("automatic", TrainingOptions.AutoBatchSize);
        var watcher = new ResumeRun.Watcher(_ => { });

        SearchExperiment.Run(automatic, watcher);
        SearchExperiment.Run(Options("given", Found));

        Assert.Equal(Lines, watcher.Summary.Where(Lines.Contains));
        Assert.Equal(ResumeRun.Read(_folder.Locate("given")), ResumeRun.Read(_folder.Locate("automatic")));

        // It resumes with the number of its file, whichever of the two is asked for.
        var plan = SearchExperiment.Plan(automatic);
        Assert.True(plan.Resumes);
        Assert.Contains("batch     64 images, as before: auto keeps what the run has", plan.Summary);
        Assert.True(SearchExperiment.Plan(Options("automatic", Found)).Resumes);
    }

    [Fact]
    public void ATrainingResumesWithTheNumberOfItsFile()
    {
        var given = Train(16);
        TrainExperiment.Run(given);

        var plan = TrainExperiment.Plan(Train(TrainingOptions.AutoBatchSize));

        Assert.True(plan.Resumes);
        Assert.Contains("batch     16 images, as before: auto keeps what the run has", plan.Summary);
        Assert.Equal(Lines, TrainExperiment.Plan(Train(TrainingOptions.AutoBatchSize) with { Output = _folder.Locate("new") })
            .Summary.Where(Lines.Contains));
    }

    private SearchOptions Options(string name, int batchSize)
    {
        var options = ResumeRun.Options(_folder.Locate(name));
        return options with
        {
            TensorBoard = null,
            Supernet = options.Supernet with { Epochs = 1, BatchSize = batchSize },
            Model = options.Model with { Epochs = 1, BatchSize = batchSize, WarmupEpochs = 0 },
            Sampler = new DifferentiableSamplerOptions(),
            Searcher = new DifferentiableOptions { BatchSize = batchSize },
            Baselines = 0,
        };
    }

    private TrainOptions Train(int batchSize) => TrainRun.OnDigits(_folder.Locate("training"), epochs: 1, batchSize);
}
