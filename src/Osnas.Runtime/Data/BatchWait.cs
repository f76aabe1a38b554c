using System.Diagnostics;

namespace Osnas.Data;

/// <summary>How long a loop over batches waited for them.</summary>
internal sealed class BatchWait
{
    /// <summary>All waiting until now.</summary>
    public TimeSpan Total { get; private set; }

    /// <summary>Gets a batch.</summary>
    /// <param name="get">Reads it, or waits until it is read.</param>
    public Batch For(Func<Batch> get)
    {
        var start = Stopwatch.GetTimestamp();
        var batch = get();
        Total += Stopwatch.GetElapsedTime(start);
        return batch;
    }
}
