using System.Threading.Channels;

namespace Osnas.Experiments;

/// <summary>
/// Calls that other threads leave for the thread that runs the experiment: observers are called there, and files are written
/// there.
/// </summary>
internal sealed class CallQueue
{
    private readonly Channel<Action> _calls = Channel.CreateUnbounded<Action>(new() { SingleReader = true });

    private CallQueue()
    {
    }

    /// <summary>Waits for some work on other threads, and makes the calls that it leaves for this one.</summary>
    /// <param name="work">The work; its end is the end of the calls.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>The result of the work.</returns>
    public static T Run<T>(Func<CallQueue, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queue = new CallQueue();
        var task = Task.Run(() => queue.EndAfterAsync(work(queue, stop.Token)), CancellationToken.None);
        try
        {
            queue.MakeCalls();
        }
        catch
        {
            stop.Cancel();
            Task.WhenAny(task).GetAwaiter().GetResult(); // nothing goes on behind the error
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Leaves a call. After the work is over, it isn't made.</summary>
    public void Post(Action call) => _calls.Writer.TryWrite(call);

    private async Task<T> EndAfterAsync<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        finally
        {
            _calls.Writer.Complete();
        }
    }

    private void MakeCalls()
    {
        while (_calls.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_calls.Reader.TryRead(out var call))
                call();
        }
    }
}
