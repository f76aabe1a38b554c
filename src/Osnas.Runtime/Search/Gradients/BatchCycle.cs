using Osnas.Data;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// The batches of a data set again and again, each time in another order. Which one a step gets depends on the step alone.
/// </summary>
/// <param name="images">The images.</param>
/// <param name="batchSize">The number of images in a batch.</param>
internal sealed class BatchCycle(ImageDataset images, int batchSize) : IDisposable
{
    private readonly long _count = (images.TrainingCount(batchSize) + batchSize - 1) / batchSize;
    private IEnumerator<Batch>? _batches;
    private long _next;

    /// <summary>The batch of a step; disposed when the next is asked for.</summary>
    /// <param name="seed">The seed of the order.</param>
    /// <param name="step">The step, from 0.</param>
    public Batch Get(int seed, long step)
    {
        if (step != _next || step % _count == 0 || _batches is null)
            Open(seed, step);
        _batches!.MoveNext();
        _next = step + 1;
        return _batches.Current;
    }

    /// <inheritdoc/>
    public void Dispose() => _batches?.Dispose();

    private void Open(int seed, long step)
    {
        _batches?.Dispose();
        _batches = images.TrainingBatches(batchSize, RandomSource.Create(seed, "validation", step / _count)).GetEnumerator();
        for (var skipped = 0; skipped < step % _count; skipped++)
            _batches.MoveNext();
    }
}
