using Osnas.Experiments;
using Osnas.Latency;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Runs on a device with too little memory: each ends in one sentence, which says what to do about it.</summary>
public sealed class OutOfMemoryRunTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose()
    {
        LimitedBlock.Capacity = int.MaxValue;
        _folder.Dispose();
    }

    [Fact]
    public void ATrainingStepSaysHowManyImagesFit()
    {
        LimitedBlock.Capacity = 20;
        var options = Options(batchSize: 64);

        var exception = Assert.Throws<DeviceMemoryException>(() => SearchExperiment.Run(options));

        Assert.Equal(
            "Out of memory on the CPU in a training step of the supernet of LimitedSpace with 64 images of 1x8x8; 16 images fit. Use "
            + "--accumulate 4, --batch-size 16, or --batch-size auto.",
            exception.Message);
        Assert.Equal((64, 16), (exception.BatchSize, exception.FittingBatchSize));

        // Nothing was trained, so the folder isn't lost for what fits.
        SearchExperiment.Run(Options(batchSize: 16) with { Data = options.Data with { EvaluationBatchSize = 16 } });
    }

    [Fact]
    public void AnEvaluationOfACandidateSaysHowManyImagesFit()
    {
        LimitedBlock.Capacity = 20;
        var options = Options(batchSize: 16);

        var exception = Assert.Throws<DeviceMemoryException>(() => SearchExperiment.Run(options));

        Assert.Equal(
            "Out of memory on the CPU in an evaluation of the supernet of LimitedSpace with 32 images of 1x8x8; 16 images fit. Use "
            + $"--evaluation-batch-size 16. {options.Output} keeps what was trained; other options need another folder or name.",
            exception.Message);

        // With more memory it goes on where it was.
        LimitedBlock.Capacity = int.MaxValue;
        Assert.True(SearchExperiment.Plan(options).Resumes);
    }

    [Fact]
    public void TheEstimateFindsItBeforeAnythingIsTrained()
    {
        LimitedBlock.Capacity = 20;
        var steps = 0;
        var watcher = new ResumeRun.Watcher(_ => steps++) { WantsEstimate = true };

        Assert.Throws<DeviceMemoryException>(() => SearchExperiment.Run(Options(batchSize: 64), watcher));

        Assert.Equal(0, steps);
    }

    [Fact]
    public void AnEvaluationOfARunSaysHowManyImagesFit()
    {
        var options = Options(batchSize: 16);
        SearchExperiment.Run(options);
        LimitedBlock.Capacity = 20;

        var exception = Assert.Throws<DeviceMemoryException>(() => EvaluateExperiment.Run(options.Output));

        Assert.Equal(
            "Out of memory on the CPU in an evaluation of a network of LimitedSpace with 48 images of 1x8x8; 12 images fit. Use "
            + "--evaluation-batch-size 12.",
            exception.Message);
        EvaluateExperiment.Run(options.Output, batchSize: 12);
    }

    [Fact]
    public void AStepOfAGeneratorSaysHowManyImagesFit()
    {
        LimitedBlock.Capacity = 20;
        var options = Options(batchSize: 16);

        var exception = Assert.Throws<DeviceMemoryException>(() => SearchExperiment.Run(options with
        {
            Data = options.Data with { EvaluationBatchSize = 16 },
            Searcher = new GeneratorOptions { Epochs = 1, BatchSize = 24 },
        }));

        Assert.StartsWith(
            "Out of memory on the CPU in a training step of an architecture generator on the supernet of LimitedSpace with 24 images of "
            + "1x8x8; 12 images fit. Use --batch-size 12. ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ALatencyMeasurementSaysHowManyImagesFit()
    {
        LimitedBlock.Capacity = 20;
        var table = LimitedSpace.LookUpTable.Create();
        var options = new LatencyOptions { BatchSize = 64, Networks = 4, Repetitions = 1, Warmup = 0 };

        var exception = Assert.Throws<DeviceMemoryException>(
            () => LatencyMeasurement.Run(SearchSpaces.Get(nameof(LimitedSpace)), table, options));

        Assert.Equal(
            "Out of memory on the CPU in a latency measurement of LimitedSpace with 64 images of 1x8x8; 16 images fit. Use "
            + "--batch-size 16.",
            exception.Message);
    }

    private SearchOptions Options(int batchSize)
    {
        var options = ResumeRun.Options(_folder.Locate("run"));
        return options with
        {
            Space = nameof(LimitedSpace),
            TensorBoard = null,
            Sampler = new UniformSamplerOptions(),
            Supernet = new() { Epochs = 1, BatchSize = batchSize },
            Model = new() { Epochs = 1, BatchSize = batchSize },
            Searcher = new RandomOptions { Iterations = 2 },
            Baselines = 0,
        };
    }
}
