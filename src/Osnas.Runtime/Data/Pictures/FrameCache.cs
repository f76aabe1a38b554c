using System.Collections.Concurrent;

namespace Osnas.Data;

/// <summary>Keeps decoded images of one size, as many as fit.</summary>
/// <param name="capacity">The most bytes that are kept.</param>
internal sealed class FrameCache(long capacity)
{
    private readonly ConcurrentDictionary<int, byte[]> _frames = new();
    private long _free = capacity;

    /// <summary>The pixels of a file by its number, decoded if they aren't kept.</summary>
    public byte[] Get(int file, Func<int, byte[]> decode)
    {
        if (_frames.TryGetValue(file, out var kept))
            return kept;
        var frame = decode(file);
        if (Interlocked.Add(ref _free, -frame.Length) < 0 || !_frames.TryAdd(file, frame))
            Interlocked.Add(ref _free, frame.Length);
        return frame;
    }
}
