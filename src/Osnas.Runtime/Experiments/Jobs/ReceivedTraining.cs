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
    private int _toldEpochs;

    private string Network => job.Network;

    /// <summary>Keeps how far it is.</summary>
    public void Tell(JobProgress progress)
    {
        StoredFile[] arrived = [.. progress.Checkpoints.Except(_checkpoints)];
        if (arrived.Length > 0)
            Keep(arrived, progress.Checkpoints);

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
        experiment.Directory.TakeWeights(Network, board.Locate(result.Weights), result.Weights);
        experiment.Directory.DeleteCheckpoints(Network);
        foreach (var file in _checkpoints.Append(result.Weights))
            board.Release(file);
        return model;
    }

    private void Keep(IReadOnlyList<StoredFile> arrived, IReadOnlyList<StoredFile> all)
    {
        var folder = experiment.Directory.CheckpointsOf(Network);
        foreach (var file in arrived)
            file.CopyTo(TrainingCheckpoints.PathOf(folder, file.Name), board.Locate(file));
        TrainingCheckpoints.Prune(folder, options.Checkpoints);
        foreach (var old in _checkpoints.ExceptBy(all.Select(file => file.Hash), file => file.Hash))
            board.Release(old);
        _checkpoints = all;
        if (TrainingCheckpoints.TryReadState(folder) is not { } state)
            return;
        experiment.Directory.WriteHistory(Network, state.History);
        TellEpochs(state.History);
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
