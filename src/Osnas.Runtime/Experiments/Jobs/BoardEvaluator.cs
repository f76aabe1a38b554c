using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>Has candidates evaluated by workers.</summary>
/// <param name="board">Where workers find the candidates.</param>
/// <param name="workers">Keeps what computed.</param>
/// <param name="supernet">The weights of the trained supernet; null if the fitness needs none.</param>
/// <param name="latency">The measured latency of the space; null if it isn't used.</param>
/// <param name="images">The number of validation images.</param>
/// <param name="cancellation">Withdraws the candidates.</param>
internal sealed class BoardEvaluator(
    IJobBoard board, SeenWorkers workers, StoredFile? supernet, StoredFile? latency, long images, CancellationToken cancellation)
    : IPartialEvaluator
{
    /// <inheritdoc/>
    public long Images => images;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <summary>Evaluates all at once.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The results, in that order.</returns>
    /// <exception cref="JobFailedException">Workers failed on one of them.</exception>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
        InOrder(architectures, EvaluateAsync).Select(answer => new Evaluation(answer.Architecture, answer.Result));

    /// <inheritdoc/>
    /// <exception cref="JobFailedException">Workers failed on one of them.</exception>
    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count) =>
        InOrder(architectures, (architecture, token) => JudgeAsync(architecture, new(start, count), token))
            .Select(answer => new PartialEvaluation(answer.Architecture, answer.Result));

    /// <summary>Evaluates a candidate. May be called from any thread.</summary>
    /// <returns>Its fitness.</returns>
    /// <exception cref="JobFailedException">Workers failed on it.</exception>
    public async Task<double> EvaluateAsync(Architecture architecture, CancellationToken token) =>
        (await RunAsync(architecture, null, token).ConfigureAwait(false)).Fitness;

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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<T>[] all = [.. architectures.Select(architecture => evaluate(architecture, stop.Token))];
        try
        {
            foreach (var (architecture, task) in architectures.Zip(all))
                yield return (architecture, task.GetAwaiter().GetResult());
        }
        finally
        {
            stop.Cancel(); // whoever asked for the others doesn't wait for them
            Task.WhenAny(Task.WhenAll(all)).GetAwaiter().GetResult();
        }
    }
}
