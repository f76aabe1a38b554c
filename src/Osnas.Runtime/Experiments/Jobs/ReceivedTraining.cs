using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>
/// What arrives of a training at a worker, kept in the folder of the run as that of a training on this machine. All members are
/// called by the thread that runs the experiment.
/// </summary>
/// <param name="board">Has the files that arrived.</param>
/// <param name="experiment">The run.</param>
/// <param name="options">The options of the search.</param>
/// <param name="job">The training. The checkpoints that it goes on from are there.</param>
internal sealed class ReceivedTraining(IJobBoard board, Experiment experiment, SearchOptions options, TrainingJob job)
{
    private IReadOnlyList<StoredFile> _checkpoints = job.Checkpoints;

    // An earlier process told those of the checkpoint.
    private int _toldEpochs = TrainingCheckpoints.TryReadState(experiment.Directory.CheckpointsOf(job.Network))?.History.Count ?? 0;

    private string Network => job.Network;

    private string Folder => experiment.Directory.CheckpointsOf(job.Network);

    /// <summary>Keeps how far it is.</summary>
    public void Tell(JobProgress progress)
    {
        var isNew = Keep(progress.Checkpoints);
        Release(_checkpoints.ExceptBy(progress.Checkpoints.Select(file => file.Hash), file => file.Hash));
        _checkpoints = progress.Checkpoints;
        if (isNew && TrainingCheckpoints.TryReadState(Folder) is { } state)
        {
            experiment.Directory.WriteHistory(Network, state.History);
            TellEpochs(state.History);
        }

        // A last step of an epoch that comes without those before is told with them, from the next checkpoint.
        if (progress.Step is not { } step || (step.IsEndOfEpoch && step.Epoch != _toldEpochs + 1))
            return;
        if (step.IsEndOfEpoch)
        {
            _toldEpochs = step.Epoch;
            experiment.Directory.AddToHistory(Network, step);
        }

        experiment.Observer?.Trained(Network, step);
    }

    /// <summary>Keeps the trained network.</summary>
    /// <returns>How well it classifies.</returns>
    /// <exception cref="InvalidDataException">The result isn't one of these test images, or the file of the weights is another.</exception>
    public TrainedModel Finish(TrainingResult result)
    {
        var model = new TrainedModel(result.ValidationAccuracy, Read(result.Test));
        TellEpochs(result.History);
        experiment.Directory.WriteHistory(Network, result.History);
        foreach (var note in result.Notes)
            experiment.Observer?.Noted(Network, note);
        Keep(result.Checkpoints);
        experiment.Directory.TakeWeights(Network, board.Locate(result.Weights), result.Weights);
        experiment.Directory.DeleteCheckpoints(Network);
        Release([result.Weights, .. _checkpoints, .. result.Checkpoints]); // the weights may be the best ones among the checkpoints
        return model;
    }

    /// <summary>Keeps the checkpoints that are new.</summary>
    /// <returns>Whether there are any.</returns>
    private bool Keep(IReadOnlyList<StoredFile> checkpoints)
    {
        StoredFile[] arrived = [.. checkpoints.Except(_checkpoints)];
        foreach (var file in arrived)
            file.CopyTo(TrainingCheckpoints.PathOf(Folder, file.Name), board.Locate(file));
        if (arrived.Length > 0)
            TrainingCheckpoints.Prune(Folder, options.Checkpoints);
        return arrived.Length > 0;
    }

    private void Release(IEnumerable<StoredFile> files)
    {
        foreach (var file in files.DistinctBy(file => file.Hash))
            board.Release(file);
    }

    private void TellEpochs(IReadOnlyList<TrainingStep> history)
    {
        foreach (var step in history.Where(step => step.Epoch > _toldEpochs))
        {
            _toldEpochs = step.Epoch;
            experiment.Observer?.Trained(Network, step);
        }
    }

    private ClassificationResult Read(TestResult test)
    {
        var images = experiment.Data.Test;
        var (labels, classes) = (TensorReads.Read<long>(images.Labels), experiment.Data.Train.Classes);
        if (test.Predicted.Count != labels.Length
            || test.Probabilities.Count != labels.Length
            || test.Predicted.Any(label => label < 0 || label >= classes))
            throw new InvalidDataException(
                $"A worker classified {Words.Count(test.Predicted.Count, "test image")} of {Network}; there are {labels.Length}. Their "
                + $"classes are those from 0 to {classes - 1}.");
        return ClassificationResult.Of(
            [.. labels.Select((label, row) => new ClassifiedImage((int)label, test.Predicted[row], test.Probabilities[row]))],
            images.ClassNames,
            classes,
            test.TopRight);
    }
}
