using System.Diagnostics.CodeAnalysis;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>Has candidates evaluated by workers. Those that no worker can evaluate are set aside and left out.</summary>
/// <param name="board">Where workers find the candidates.</param>
/// <param name="workers">Keeps what computed.</param>
/// <param name="supernet">The weights of the trained supernet; null if the fitness needs none.</param>
/// <param name="latency">The measured latency of the space; null if it isn't used.</param>
/// <param name="setAside">Knows what couldn't be evaluated, and keeps what can't.</param>
/// <param name="experiment">The run. Its end withdraws the candidates.</param>
internal sealed class BoardEvaluator(
    IJobBoard board, SeenWorkers workers, StoredFile? supernet, StoredFile? latency, SetAsideJournal setAside, Experiment experiment)
    : IPartialEvaluator
{
    /// <inheritdoc/>
    public long Images => experiment.Data.Validation.Count;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <summary>Evaluates all at once.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The results, in that order.</returns>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
        InOrder(architectures, EvaluateAsync).Select(answer => new Evaluation(answer.Architecture, answer.Result));

    /// <inheritdoc/>
    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count) =>
        InOrder(architectures, (architecture, token) => JudgeAsync(architecture, new(start, count), token))
            .Select(answer => new PartialEvaluation(answer.Architecture, answer.Result));

    /// <summary>Evaluates a candidate. May be called from any thread.</summary>
    /// <returns>Its fitness.</returns>
    /// <exception cref="JobFailedException">Workers failed on it.</exception>
    public async Task<double> EvaluateAsync(Architecture architecture, CancellationToken token) =>
        (await RunAsync(architecture, null, token).ConfigureAwait(false)).Fitness;

    /// <summary>Sets aside an architecture that workers failed on. May be called from any thread.</summary>
    /// <returns>What the observer is told.</returns>
    public string SetAside(Architecture architecture, JobFailedException exception)
    {
        setAside.Add(architecture, string.Join("; ", exception.Errors));
        return $"set aside: {exception.Message.TrimEnd('.')}";
    }

    private async Task<long> JudgeAsync(Architecture architecture, ImageRange part, CancellationToken token) =>
        (await RunAsync(architecture, part, token).ConfigureAwait(false)).Correct
            ?? throw new InvalidDataException($"A worker judged {architecture} on other images than those that were asked for.");

    private async Task<EvaluationResult> RunAsync(Architecture architecture, ImageRange? part, CancellationToken token)
    {
        var job = new EvaluationJob([.. architecture]) { Supernet = supernet, Latency = latency, Images = part };
        var result = await board.RunAsync<EvaluationResult>(job, null, token).ConfigureAwait(false);
        workers.Add(result.Worker);
        return result;
    }

    private IEnumerable<(Architecture Architecture, T Result)> InOrder<T>(
        IReadOnlyList<Architecture> architectures, Func<Architecture, CancellationToken, Task<T>> evaluate)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(experiment.Cancellation);
        (Architecture Architecture, Task<T> Task)[] all =
        [
            .. architectures.Where(architecture => !setAside.Has(architecture))
                .Select(architecture => (architecture, evaluate(architecture, stop.Token))),
        ];
        try
        {
            foreach (var (architecture, task) in all)
            {
                if (TryTake(architecture, task, out var result))
                    yield return (architecture, result);
            }
        }
        finally
        {
            stop.Cancel(); // whoever asked for the others doesn't wait for them
            Task.WhenAny(Task.WhenAll(all.Select(one => one.Task))).GetAwaiter().GetResult();
        }
    }

    private bool TryTake<T>(Architecture architecture, Task<T> task, [MaybeNullWhen(false)] out T result)
    {
        try
        {
            result = task.GetAwaiter().GetResult();
            return true;
        }
        catch (JobFailedException exception)
        {
            experiment.Observer?.Noted(NetworkNames.Search, SetAside(architecture, exception));
            result = default;
            return false;
        }
    }
}
