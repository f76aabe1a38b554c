using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Has networks trained by workers, all at once.</summary>
/// <param name="board">Where workers find the trainings.</param>
/// <param name="workers">Keeps what computed.</param>
/// <param name="experiment">The run.</param>
/// <param name="options">The options of the search.</param>
/// <param name="supernet">The weights of the supernet; null without one.</param>
/// <param name="best">The best architecture that the search found.</param>
internal sealed class BoardTrainings(
    IJobBoard board, SeenWorkers workers, Experiment experiment, SearchOptions options, StoredFile? supernet, Architecture best)
{
    /// <summary>Why trainings of a search can't be done by workers, as a sentence; null if they can.</summary>
    public static string? FindFault(SearchOptions options) =>
        options.Distillation is { Teacher: not DistillationOptions.Supernet and var teacher }
            ? $"Workers can't be taught by the network in {teacher}: that folder is on the machine of the coordinator. Use the teacher "
                + $"'{DistillationOptions.Supernet}', no teacher, or a search without a cluster."
            : null;

    /// <summary>Trains networks.</summary>
    /// <param name="trainings">The networks, the first to begin with first.</param>
    /// <returns>The trained networks by their names. Their weights are in the folder of the run.</returns>
    /// <exception cref="JobFailedException">Workers failed on one of them.</exception>
    public IReadOnlyDictionary<string, TrainedModel> Train(IReadOnlyList<BoardTraining> trainings) => CallQueue.Run(
        async Task<IReadOnlyDictionary<string, TrainedModel>> (calls, cancellation) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var results = new Dictionary<string, TrainedModel>();
            await Task.WhenAll([.. trainings.Select(training => TrainAsync(training, results, calls, stop))]).ConfigureAwait(false);
            return results;
        },
        experiment.Cancellation);

    private async Task TrainAsync(
        BoardTraining training, Dictionary<string, TrainedModel> results, CallQueue calls, CancellationTokenSource stop)
    {
        var job = CreateJob(training);
        var received = new ReceivedTraining(board, experiment, options, job);
        try
        {
            var result = await board.RunAsync<TrainingResult>(
                job,
                new Relay<JobProgress>(progress => calls.Post(() => received.Tell(progress))),
                stop.Token).ConfigureAwait(false);
            workers.Add(result.Worker);
            calls.Post(() => results.Add(training.Network, received.Finish(result)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await stop.CancelAsync().ConfigureAwait(false); // the others can't save the run, and go on when it is resumed
            throw;
        }
    }

    private TrainingJob CreateJob(BoardTraining training) => new(training.Network, [.. training.Architecture], training.Options)
    {
        Supernet = options.ModelFrom == ModelOrigin.Supernet || IsTaughtBySupernet ? supernet : null,
        Teacher = IsTaughtBySupernet ? [.. best] : null,
        Checkpoints = [.. TrainingCheckpoints.FilesOf(experiment.Directory.CheckpointsOf(training.Network)).Select(board.Share)],
    };

    private bool IsTaughtBySupernet => options.Distillation is { Teacher: DistillationOptions.Supernet };
}

/// <summary>A training of a network.</summary>
/// <param name="Network">The name of the network in histories and files.</param>
/// <param name="Architecture">Its architecture.</param>
/// <param name="Options">How it is trained, with its seed.</param>
internal sealed record BoardTraining(string Network, Architecture Architecture, TrainingOptions Options);
