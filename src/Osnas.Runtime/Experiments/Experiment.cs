using System.Diagnostics;
using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>The common parts of searches and trainings: a space with data that fits it, a folder, and an observer.</summary>
internal sealed class Experiment(
    SearchSpaceRegistration space,
    DataSplit data,
    RunDirectory directory,
    CheckpointOptions checkpoints,
    int evaluationBatchSize,
    IExperimentObserver? observer,
    CancellationToken cancellation)
{
    public SearchSpaceRegistration Space => space;

    public DataSplit Data => data;

    public RunDirectory Directory => directory;

    public CheckpointOptions Checkpoints => checkpoints;

    public CancellationToken Cancellation => cancellation;

    public IExperimentObserver? Observer => observer;

    /// <summary>The teacher network, from the folder of the run that trained it.</summary>
    public static BaseModel LoadTeacher(DistillationOptions options, ImageDataset images)
    {
        var run = new FinishedRun(options.Teacher);
        if (run.Space.Spec.InputChannels != images.Channels)
            throw new SearchSpaceException(
                $"The teacher in {options.Teacher} takes images of {run.Space.Spec.InputChannels} channels; those of the data have "
                + $"{images.Channels}.");
        run.CheckClasses(images.ClassNames, "The data");
        return run.LoadModel(images.Classes, images.Device);
    }

    /// <summary>Turns a cancellation, and too little memory, into an exception that says what becomes of the run.</summary>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException exception)
        {
            throw new RunStoppedException(directory.Path, exception);
        }
        catch (DeviceMemoryException exception)
        {
            // Where nothing is trained yet, the same folder can take other options.
            if (directory.TryWithdraw())
                throw;
            throw new DeviceMemoryException(
                $"{exception.Message} {directory.Path} keeps what was trained; other options need another folder or name.",
                exception.BatchSize,
                exception.FittingBatchSize,
                exception);
        }
    }

    /// <summary>Trains a network, unless an earlier process did.</summary>
    /// <param name="name">What is trained.</param>
    /// <param name="network">The network.</param>
    /// <param name="trainer">Its trainer.</param>
    /// <param name="keep">
    /// Writes the other results of the training, of which it gets the last step of each epoch. The weights are written last, because
    /// they mark it as finished.
    /// </param>
    public void Train(
        string name, nn.Module<Tensor, Tensor> network, Trainer trainer, Action<IReadOnlyList<TrainingStep>>? keep = null)
    {
        if (!directory.TryLoadWeights(name, network))
        {
            var (start, waited) = (Stopwatch.GetTimestamp(), data.Train.TrainingWait.Total);
            var history = trainer.Train(data.Train, Watch(name), cancellation);
            directory.WriteHistory(name, history);
            if (WaitAdvice.Describe(
                data.Train.TrainingWait.Total - waited,
                Stopwatch.GetElapsedTime(start),
                data.Train.HasWork ? data.Train.Readers : null,
                Environment.ProcessorCount) is { } advice)
                observer?.Noted(name, advice);
            keep?.Invoke(history);
            directory.WriteWeights(name, network);
        }

        directory.DeleteCheckpoints(name);
    }

    /// <summary>Trains an architecture.</summary>
    /// <param name="name">What is trained.</param>
    /// <param name="architecture">The architecture.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="criterion">The loss; null for that of the options.</param>
    /// <param name="initialize">Sets the weights that the training starts from; null for new random ones.</param>
    /// <param name="keep">Keeps the last step of each epoch, before the weights are written.</param>
    public TrainedModel TrainModel(
        string name,
        Architecture architecture,
        TrainingOptions options,
        BatchNormOptions batchNorm,
        ICriterion? criterion,
        Action<BaseModel>? initialize = null,
        Action<IReadOnlyList<TrainingStep>>? keep = null)
    {
        directory.MarkDevice();
        using var seeded = TorchSeed.Use(options.Seed, name);
        using var model = space.CreateModel(architecture, data.Train.Classes, batchNorm, data.Device);
        initialize?.Invoke(model);
        var trainer = new Trainer(model, options)
        {
            CheckpointFolder = directory.CheckpointsOf(name),
            Checkpoints = checkpoints,
            Criterion = criterion,
            Validation = options.KeepBest ? () => Accuracy.Measure(model, data.Validation, evaluationBatchSize) : null,
        };
        Train(name, model, trainer, keep);
        return TrainedModel.Measure(model, data, evaluationBatchSize);
    }

    /// <summary>An architecture in words.</summary>
    public IReadOnlyList<string> Blocks(Architecture architecture) =>
        [.. space.Spec.MacroCfg.Search.Select((layer, index) => $"{layer} {space.Spec.DescribeChoices(architecture, index)}")];

    public IProgress<T>? Relay<T>(Action<IExperimentObserver, T> report) =>
        observer is null ? null : new Relay<T>(value => report(observer, value));

    /// <summary>Keeps each epoch as soon as it is over, so that a report shows the training while it goes on.</summary>
    private Relay<TrainingStep> Watch(string network) => new(step =>
    {
        if (step.IsEndOfEpoch)
            directory.AddToHistory(network, step);
        observer?.Trained(network, step);
    });
}
