using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Threads that each compute with one thread of torch. Where work can be divided among them, they don't wait for each other in
/// every operation, as the threads of an operation do.
/// </summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">How many.</param>
    public TorchThreads(int count)
    {
        var before = get_num_threads();
        using var started = new CountdownEvent(count);
        _threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => Work(started)) { IsBackground = true })];
        foreach (var thread in _threads)
            thread.Start();
        started.Wait();

        // A thread that uses torch for the first time takes the number that any thread has set last.
        set_num_threads(before);
    }

    /// <summary>The number of threads.</summary>
    public int Count => _threads.Length;

    /// <summary>Does pieces of work at the same time, and waits for all of them.</summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="work">Does one, given its number.</param>
    /// <returns>The results, in their order.</returns>
    public T[] Run<T>(int count, Func<int, T> work)
    {
        var results = Enumerable.Range(0, count).Select(_ => new TaskCompletionSource<T>()).ToArray();
        for (var piece = 0; piece < count; piece++)
        {
            var index = piece;
            _work.Add(() => Complete(results[index], () => work(index)));
        }

        return Task.WhenAll(results.Select(result => result.Task)).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        _work.Dispose();
    }

    private void Work(CountdownEvent started)
    {
        // The first use of torch by a thread would set the number again.
        _ = get_num_threads();
        set_num_threads(1);
        started.Signal();
        foreach (var action in _work.GetConsumingEnumerable())
            action();
    }

    private static void Complete<T>(TaskCompletionSource<T> result, Func<T> work)
    {
        try
        {
            result.SetResult(work());
        }
        catch (Exception exception)
        {
            result.SetException(exception);
        }
    }
}
