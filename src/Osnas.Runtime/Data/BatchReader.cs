namespace Osnas.Data;

/// <summary>Reads batches in their order, on the thread that asks for them or ahead of it on others.</summary>
/// <remarks>TorchSharp's loader has threads for the images of a batch, but begins a batch only when it is asked for.</remarks>
internal static class BatchReader
{
    /// <summary>Reads batches. One is disposed when the loop goes on to the next; those that it leaves unseen are too.</summary>
    /// <param name="count">How many.</param>
    /// <param name="workers">How many are read at once in the background; 0 reads each when it is asked for.</param>
    /// <param name="read">Reads a batch by its index. What it gives may depend on nothing else.</param>
    public static IEnumerable<Batch> Read(int count, int workers, Func<int, Batch> read) =>
        workers == 0 ? ReadHere(count, read) : ReadAhead(count, workers, read);

    private static IEnumerable<Batch> ReadHere(int count, Func<int, Batch> read)
    {
        for (var index = 0; index < count; index++)
        {
            using var batch = read(index);
            yield return batch;
        }
    }

    private static IEnumerable<Batch> ReadAhead(int count, int workers, Func<int, Batch> read)
    {
        var ahead = new Queue<Task<Batch>>();
        var next = 0;
        try
        {
            Start();
            while (ahead.TryDequeue(out var first))
            {
                using var batch = first.GetAwaiter().GetResult();
                Start();
                yield return batch;
            }
        }
        finally
        {
            foreach (var unseen in ahead)
            {
                Task.WaitAny(unseen);
                if (unseen.IsCompletedSuccessfully)
                    unseen.Result.Dispose();
            }
        }

        void Start()
        {
            while (next < count && ahead.Count < workers)
            {
                var index = next++;
                ahead.Enqueue(Task.Run(() => read(index)));
            }
        }
    }
}
