using Osnas.App;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// Tells the board every few seconds that a worker is there, and how far its job is, while its thread works.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    /// <summary>The time between two beats; a lease stands for several.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly IBoardLink _link;
    private readonly string _worker;
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly PeriodicTimer _timer;
    private readonly Task _beats;
    private volatile HeldLease? _held;

    /// <summary>Begins.</summary>
    /// <param name="link">The way to the board.</param>
    /// <param name="worker">The id of the worker, which has joined.</param>
    /// <param name="say">Is told what the user should know.</param>
    /// <param name="interval">The time between two beats.</param>
    public Heartbeat(IBoardLink link, string worker, Action<string> say, TimeSpan interval)
    {
        (_link, _worker, _say) = (link, worker, say);
        _timer = new(interval);
        _beats = Task.Run(BeatOnAsync);
    }

    /// <summary>The worker has a job.</summary>
    public void Hold(HeldLease lease) => _held = lease;

    /// <summary>The worker has no job any more.</summary>
    public void Release() => _held = null;

    /// <summary>Tells the board at once, such as of a last checkpoint.</summary>
    public async Task BeatAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await BeatOnceAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _beats.GetAwaiter().GetResult();
        _timer.Dispose();
        _end.Dispose();
        _gate.Dispose();
    }

    private async Task BeatOnAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await _timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false);
                await BeatAsync().WaitAsync(_end.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Without a heartbeat every lease would run out. What is to end the worker, its own calls find out.
                if (exception is not (OperationCanceledException or JoinException))
                    _say($"the heartbeat failed: {Failure.Describe(exception)}");
            }
        }
    }

    private async Task BeatOnceAsync()
    {
        var held = _held;
        var news = held?.TakeNews();
        LeaseReport[] reports = held is null
            ? []
            : [new(held.Id, news is null ? string.Empty : JsonText.WriteLine(news, OsnasJson.Default.JobProgress))];
        try
        {
            var answer = await _link.CallAsync(board => board.RenewAsync(_worker, reports)).ConfigureAwait(false);
            if (held is not null && held == _held && !answer.Standing.Contains(held.Id))
                held.End();
        }
        catch (InvalidDataException exception)
        {
            _say($"the coordinator can't take this progress: {exception.Message}");
        }
    }
}
