namespace Osnas.Data;

/// <summary>Reads batches in their order, on the thread that asks for them or ahead of it on others.</summary>
/// <remarks>TorchSharp's loader has threads for the images of a batch, but begins a batch only when it is asked for.</remarks>
internal static class BatchReader
{
    // So many batches wait beside those that are being read: one that takes long isn't waited for at once.
    private const int Waiting = 2;

    /// <summary>Reads batches. One is disposed when the loop goes on to the next; those that it leaves unseen are too.</summary>
    /// <param name="count">How many.</param>
    /// <param name="workers">How many are read at once in the background; 0 reads each when it is asked for. Two more may be ready.</param>
    /// <param name="read">Reads a batch by its index. What it gives may depend on nothing else.</param>
    /// <param name="wait">Counts the time that the loop waits.</param>
    public static IEnumerable<Batch> Read(int count, int workers, Func<int, Batch> read, BatchWait? wait = null)
    {
        wait ??= new();
        return workers == 0 ? ReadHere(count, read, wait) : ReadAhead(count, workers, read, wait);
    }

    private static IEnumerable<Batch> ReadHere(int count, Func<int, Batch> read, BatchWait wait)
    {
        for (var index = 0; index < count; index++)
        {
            var number = index;
            using var batch = wait.For(() => read(number));
            yield return batch;
        }
    }

    private static IEnumerable<Batch> ReadAhead(int count, int workers, Func<int, Batch> read, BatchWait wait)
    {
        using var left = new CancellationTokenSource();
        var ahead = new Queue<Task<Batch>>();
        var started = new Task[workers];
        var next = 0;
        try
        {
            Start();
            while (ahead.TryDequeue(out var first))
            {
                using var batch = wait.For(() => first.GetAwaiter().GetResult());
                Start();
                yield return batch;
            }
        }
        finally
        {
            left.Cancel();
            foreach (var unseen in ahead)
                Discard(unseen);
        }

        void Start()
        {
            for (; next < count && ahead.Count < workers + Waiting; next++)
            {
                // Each worker reads one batch after the other.
                var (index, worker) = (next, next % workers);
                var task = next < workers
                    ? Task.Run(() => read(index), left.Token)
                    : started[worker].ContinueWith(
                        _ => read(index), left.Token, TaskContinuationOptions.LazyCancellation, TaskScheduler.Default);
                started[worker] = task;
                ahead.Enqueue(task);
            }
        }
    }

    private static void Discard(Task<Batch> unseen)
    {
        Task.WaitAny(unseen);
        if (unseen.IsCompletedSuccessfully)
            unseen.Result.Dispose();

        // What failed behind the end of the loop is no one's failure, but has to be looked at.
        _ = unseen.Exception;
    }
}
