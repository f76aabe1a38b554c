namespace Osnas.Data;

/// <summary>
/// The batches of images that are evaluated again and again, kept on their device. They are read once as far as they fit into a
/// number of bytes, and the others each time.
/// </summary>
internal sealed class KeptBatches : IDisposable
{
    /// <summary>The megabytes of <see cref="MostBytes"/> unless others are asked for.</summary>
    public const int DefaultMegabytes = 1024;

    private readonly Dictionary<int, List<Batch>> _batches = []; // by the number of images in a batch
    private long _bytes;

    /// <summary>The most bytes of all that is kept.</summary>
    public long MostBytes { get; set; } = Megabytes.ToBytes(DefaultMegabytes);

    /// <summary>The batches in order. Each is disposed when the loop continues with the next one.</summary>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <param name="readFrom">Reads all batches from an index on.</param>
    public IEnumerable<Batch> Read(int batchSize, Func<int, IEnumerable<Batch>> readFrom)
    {
        if (!_batches.TryGetValue(batchSize, out var kept))
            _batches[batchSize] = kept = [];
        var next = 0;
        for (; next < kept.Count; next++)
        {
            using var batch = kept[next].Alias();
            yield return batch;
        }

        foreach (var batch in readFrom(next))
        {
            // No gaps: only what follows on what is kept.
            if (kept.Count == next && _bytes + BytesOf(batch) <= MostBytes)
            {
                kept.Add(batch.Alias());
                _bytes += BytesOf(batch);
            }

            next++;
            yield return batch;
        }
    }

    /// <summary>Disposes all that is kept.</summary>
    public void Clear()
    {
        foreach (var batch in _batches.Values.SelectMany(kept => kept))
            batch.Dispose();
        _batches.Clear();
        _bytes = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private static long BytesOf(Batch batch) =>
        (batch.Images.numel() * batch.Images.element_size()) + (batch.Labels.numel() * batch.Labels.element_size());
}
