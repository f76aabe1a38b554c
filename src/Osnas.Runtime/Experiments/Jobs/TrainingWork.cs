using System.Globalization;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Trains a network at a worker, as a search does it on its own machine.</summary>
/// <param name="order">The search.</param>
/// <param name="data">Its images.</param>
/// <param name="calibration">The images for batch norm statistics.</param>
/// <param name="supernet">The supernet; null if the training doesn't need it.</param>
/// <param name="folder">The folder for the files of the training; it isn't there yet.</param>
/// <param name="files">Fetches and sends files.</param>
/// <param name="interval">The least time between two checkpoints that are sent.</param>
internal sealed class TrainingWork(
    OpenedOrder order,
    DataSplit data,
    ImageDataset calibration,
    SupernetEvaluator? supernet,
    string folder,
    IJobFiles files,
    TimeSpan interval)
{
    private readonly List<string> _notes = [];

    /// <summary>Trains.</summary>
    /// <param name="job">The network.</param>
    /// <param name="progress">Receives each step.</param>
    /// <param name="cancellation">Stops the training, after its checkpoint is sent.</param>
    public TrainingResult Do(TrainingJob job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        using var directory = new RunDirectory(folder);
        var checkpoints = new SentCheckpoints(directory.CheckpointsOf(job.Network), files, interval);
        checkpoints.Fetch(job.Checkpoints);
        var observer = new Observer(
            step => progress?.Report(Describe(step, checkpoints.SendIfDue())), _notes.Add);
        var experiment = new Experiment(
            order.Space, data, directory, order.Options.Checkpoints, order.Options.Data.EvaluationBatchSize, observer, cancellation);
        var training = new NetworkTraining(
            order.Options, experiment, calibration, supernet, teacher: null, job.Teacher is { } path ? new(path) : null);
        IReadOnlyList<TrainingStep> history = [];
        try
        {
            var model = training.Train(job.Network, new(job.Architecture), job.Training, steps => history = steps);
            var weights = files.Send(Path.Combine(directory.Path, RunDirectory.WeightsFile(job.Network)));
            return new(weights, model.ValidationAccuracy, Describe(model.Test), history)
            {
                Checkpoints = checkpoints.Send(),
                Notes = _notes,
                Worker = order.Worker,
            };
        }
        catch (OperationCanceledException)
        {
            TellLast(progress, checkpoints);
            throw;
        }
    }

    /// <summary>Sends the last checkpoint, unless the coordinator doesn't take it any more: the training is stopped in any case.</summary>
    private static void TellLast(IProgress<JobProgress>? progress, SentCheckpoints checkpoints)
    {
        try
        {
            progress?.Report(new("stopped") { Checkpoints = checkpoints.Send() });
        }
        catch (InvalidDataException)
        {
            // Another worker has the job, or it is over.
        }
    }

    private static JobProgress Describe(TrainingStep step, IReadOnlyList<StoredFile> checkpoints) =>
        new(string.Create(CultureInfo.InvariantCulture, $"epoch {step.Epoch} of {step.Epochs}"))
        {
            Step = step,
            Checkpoints = checkpoints,
        };

    private static TestResult Describe(ClassificationResult test) => new(
        [.. test.Images.Select(image => image.Predicted)], [.. test.Images.Select(image => image.Probability)], test.TopRight);

    private sealed class Observer(Action<TrainingStep> train, Action<string> note) : IExperimentObserver
    {
        public void Started(IReadOnlyList<string> summary)
        {
        }

        public void Trained(string network, TrainingStep progress) => train(progress);

        public void Noted(string network, string text) => note(text);

        public void Generated(GeneratorStep progress)
        {
        }

        public void Evaluated(SearchStep progress)
        {
        }
    }
}
