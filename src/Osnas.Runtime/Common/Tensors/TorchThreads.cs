using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Threads that each compute with one thread of torch. Where work can be divided among them, they don't wait for each other in
/// every operation, as the threads of an operation do.
/// </summary>
/// <remarks>
/// A thread that uses torch for the first time takes the number of threads that any thread has set last. So these threads start once
/// in a process, and are there for all: while they start, that number is 1.
/// </remarks>
internal sealed class TorchThreads
{
    private static readonly Dictionary<int, TorchThreads> Started = [];

    private readonly BlockingCollection<Action> _work = [];

    private TorchThreads(int count)
    {
        Count = count;
        var before = get_num_threads();
        using var started = new CountdownEvent(count);
        for (var thread = 0; thread < count; thread++)
            new Thread(() => Work(started)) { IsBackground = true }.Start();
        started.Wait();
        set_num_threads(before);
    }

    /// <summary>The number of threads.</summary>
    public int Count { get; }

    /// <summary>The threads of this process.</summary>
    /// <param name="count">How many.</param>
    public static TorchThreads Of(int count)
    {
        lock (Started)
        {
            if (!Started.TryGetValue(count, out var threads))
                Started.Add(count, threads = new(count));
            return threads;
        }
    }

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
