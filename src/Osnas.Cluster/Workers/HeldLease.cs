using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>A job that a worker does: how far it is, and whether it still has to.</summary>
/// <param name="id">The id of the lease.</param>
/// <param name="draining">The worker is to leave.</param>
internal sealed class HeldLease(string id, CancellationToken draining) : IProgress<JobProgress>, IDisposable
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(draining);
    private readonly object _lock = new();
    private JobProgress? _news;
    private bool _isDisposed;

    /// <summary>The id of the lease.</summary>
    public string Id => id;

    /// <summary>Is cancelled when the work is of no use any more, or the worker is to leave.</summary>
    public CancellationToken Token => _end.Token;

    /// <inheritdoc/>
    public void Report(JobProgress value) => Volatile.Write(ref _news, value);

    /// <summary>Takes what is new; null if nothing is.</summary>
    public JobProgress? TakeNews() => Interlocked.Exchange(ref _news, null);

    /// <summary>The lease is gone: the work is of no use. The heartbeat may find that out when the work has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (!_isDisposed)
                _end.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _end.Dispose();
        }
    }
}
