using Osnas.Criteria;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Times some real steps of a run, on networks that are thrown away. It leaves the run as it is: what a run draws follows from
/// its seed and the step, and torch's generator is put back.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="data">The data of the run.</param>
/// <param name="evaluationBatchSize">Images of a batch that is evaluated.</param>
/// <param name="seed">The seed.</param>
/// <param name="cancellation">Cancels it.</param>
internal sealed class StepProbe(
    SearchSpaceRegistration space, DataSplit data, int evaluationBatchSize, int seed, CancellationToken cancellation)
{
    /// <summary>What the random numbers of an estimate are for, which are none of the run's.</summary>
    public const string Purpose = "estimate";

    private const int MostSteps = 4;
    private const int FewSteps = 2;
    private const int FewImages = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Whether some work was so slow that only a few images of a batch were timed.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>Times a training: steps of a few images, and whole ones unless these take too long.</summary>
    /// <param name="options">The options of the training.</param>
    /// <param name="train">Trains by options, reports its steps and stops when it is cancelled.</param>
    /// <returns>The time of an image in seconds.</returns>
    public double TimeTraining(TrainingOptions options, Action<TrainingOptions, IProgress<TrainingStep>, CancellationToken> train)
    {
        // A few images are too few to split.
        var few = TimeSteps(options with { BatchSize = Math.Min(options.BatchSize, FewImages), Accumulate = 1 }, FewSteps, train);
        return IsTooSlow(few, options.BatchSize) ? few : TimeSteps(options, MostSteps, train);
    }

    /// <summary>Times the training of a network.</summary>
    public NetworkTimes TimeModel(Architecture architecture, TrainingOptions options, BatchNormOptions batchNorm, ICriterion? criterion)
    {
        using var seeded = TorchSeed.Use(seed, Purpose);
        using var model = space.CreateModel(architecture, data.Train.Classes, batchNorm, data.Device);
        var training = TimeTraining(
            options, (changed, times, stop) => new Trainer(model, changed) { Criterion = criterion, ReadsOfEpoch = Trainer.EachStep }
                .Train(data.Train, times, stop));
        var evaluation = TimeImages(count =>
        {
            using var some = data.Test.Take(count);
            return TimeOf(() => Accuracy.Measure(model, some, evaluationBatchSize)) / some.Count;
        });
        return new(training, evaluation, BytesOf(model));
    }

    /// <summary>Times the evaluation of a candidate.</summary>
    /// <returns>The time of an image in seconds.</returns>
    public double TimeEvaluation(BaseSupernet supernet, Architecture architecture, int calibrationImages) => TimeImages(count =>
    {
        using var calibration = data.Train.Take(Math.Clamp(calibrationImages, 2, count));
        using var validation = data.Validation.Take(count);
        var evaluator = new SupernetEvaluator(supernet, calibration, validation, evaluationBatchSize);
        return TimeOf(() => evaluator.Evaluate(architecture)) / (calibration.Count + validation.Count);
    });

    private double TimeImages(Func<int, double> time) =>
        time(FewImages) is var few && IsTooSlow(few, evaluationBatchSize) ? few : time(evaluationBatchSize);

    private bool IsTooSlow(double secondsPerImage, int images)
    {
        var isTooSlow = secondsPerImage * images >= Limit.TotalSeconds;
        IsLimited |= isTooSlow;
        return isTooSlow;
    }

    private double TimeSteps(
        TrainingOptions options, int steps, Action<TrainingOptions, IProgress<TrainingStep>, CancellationToken> train)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var times = new StepTimes<TrainingStep>(TimeProvider.System, steps, Limit, stop.Cancel);
        try
        {
            // Enough epochs for all steps, even if an epoch is one step.
            train(options with { Seed = seed, KeepBest = false, Epochs = options.Epochs + steps }, times, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It was stopped because it has been timed.
        }

        return (times.Median ?? 0) / Math.Min(options.BatchSize, data.Train.Count);
    }

    /// <summary>The bytes of a network's weights and statistics.</summary>
    public static long BytesOf(nn.Module network) =>
        network.parameters().Concat(network.buffers()).Sum(tensor => tensor.numel() * tensor.element_size());

    /// <summary>The time of some work in seconds: of the second time, unless the first took too long.</summary>
    public static double TimeOf(Action work)
    {
        var first = Once();
        return first >= Limit.TotalSeconds ? first : Once();

        double Once()
        {
            var start = TimeProvider.System.GetTimestamp();
            work();
            return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        }
    }
}

/// <summary>What a network takes.</summary>
/// <param name="Training">The training of an image, in seconds.</param>
/// <param name="Evaluation">The evaluation of an image, in seconds.</param>
/// <param name="Bytes">Its weights and statistics.</param>
internal sealed record NetworkTimes(double Training, double Evaluation, long Bytes);
