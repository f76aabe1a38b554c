using System.Diagnostics;

namespace Osnas.Dashboard.Live;

/// <summary>
/// The parts of a page, rendered again when what they show has changed. While browsers have the page open, one loop looks for changes
/// for all of them.
/// </summary>
/// <param name="content">What the page shows.</param>
/// <param name="interval">The time between two looks. After work that takes long, it is longer.</param>
/// <param name="tell">Takes what a look fails for, once until it is another.</param>
internal sealed class LivePage(ILiveContent content, TimeSpan interval, Action<Exception> tell)
{
    /// <summary>Of the time, at most one part in so many is for looking and rendering.</summary>
    private const int Rest = 5;

    private readonly object _gate = new();
    private readonly object _watchers = new();
    private string? _stamp;
    private PageState? _state;
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _loop;

    /// <summary>Whether browsers have the page open.</summary>
    public bool IsWatched
    {
        get
        {
            lock (_watchers)
                return _count > 0;
        }
    }

    /// <summary>The parts as they are now.</summary>
    public PageState Refresh()
    {
        lock (_gate)
        {
            // Before reading: what changes meanwhile is read again.
            var now = content.Stamp();
            if (_state is null || now != _stamp)
            {
                _state = new(content.Render());
                _stamp = now;
                _change.SetResult();
                _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _state;
        }
    }

    /// <summary>The parts as they were at the last look, and what ends when they change.</summary>
    public (PageState State, Task Change) Look()
    {
        lock (_gate)
            return (_state ?? Refresh(), _change.Task);
    }

    /// <summary>Watches for changes until the result is disposed.</summary>
    public IDisposable Watch()
    {
        lock (_watchers)
        {
            if (_count++ == 0)
                _ = LookAgainAsync(++_loop);
        }

        return new Watcher(this);
    }

    private async Task LookAgainAsync(int loop)
    {
        string? told = null;
        for (var spent = TimeSpan.Zero; ;)
        {
            await Task.Delay(spent * Rest > interval ? spent * Rest : interval).ConfigureAwait(false);
            lock (_watchers)
            {
                if (_count == 0 || loop != _loop)
                    return;
            }

            var start = Stopwatch.GetTimestamp();
            try
            {
                Refresh();
                told = null;
            }
            catch (Exception exception)
            {
                // Browsers that have the page open get what is next.
                if (exception.Message != told)
                    tell(exception);
                told = exception.Message;
            }

            spent = Stopwatch.GetElapsedTime(start);
        }
    }

    private void Leave()
    {
        lock (_watchers)
            _count--;
    }

    private sealed class Watcher(LivePage page) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                page.Leave();
        }
    }
}
