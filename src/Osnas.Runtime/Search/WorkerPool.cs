namespace Osnas.Search;

/// <summary>Evaluations that run in parallel, a number of them at a time. The others wait.</summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    private readonly Func<Architecture, CancellationToken, Task<double?>> _evaluate;
    private readonly SemaphoreSlim _free;
    private readonly CancellationTokenSource _stop;
    private readonly Dictionary<Architecture, Task<(Architecture Architecture, double? Fitness)>> _running = [];

    /// <summary>A pool that has nothing to do.</summary>
    /// <param name="evaluate">Returns the fitness of an architecture; null for one that can't be evaluated.</param>
    /// <param name="workers">The most evaluations at a time.</param>
    /// <param name="cancellation">Cancels all evaluations.</param>
    public WorkerPool(Func<Architecture, CancellationToken, Task<double?>> evaluate, int workers, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _evaluate = evaluate;
        _free = new(workers);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Begins the evaluation of an architecture, unless it began already.</summary>
    public void Start(Architecture architecture)
    {
        if (!_running.ContainsKey(architecture))
            _running.Add(architecture, Task.Run(() => EvaluateAsync(architecture), _stop.Token));
    }

    /// <summary>Waits for the evaluation of an architecture, and takes it.</summary>
    public async Task<(Architecture Architecture, double? Fitness)> TakeAsync(Architecture architecture)
    {
        var answer = await _running[architecture].ConfigureAwait(false);
        _running.Remove(architecture);
        return answer;
    }

    /// <summary>Waits for any evaluation, and takes it.</summary>
    public async Task<(Architecture Architecture, double? Fitness)> TakeAnyAsync()
    {
        var answer = await (await Task.WhenAny(_running.Values).ConfigureAwait(false)).ConfigureAwait(false);
        _running.Remove(answer.Architecture);
        return answer;
    }

    /// <summary>Cancels what still runs, and waits until it ended: nothing goes on behind the search.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task all = Task.WhenAll(_running.Values);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _free.Dispose();
    }

    private async Task<(Architecture Architecture, double? Fitness)> EvaluateAsync(Architecture architecture)
    {
        await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            return (architecture, await _evaluate(architecture, _stop.Token).ConfigureAwait(false));
        }
        finally
        {
            _free.Release();
        }
    }
}
