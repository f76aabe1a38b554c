using System.Collections.Concurrent;

namespace Osnas.Data;

/// <summary>Keeps decoded images of one size, as many as fit.</summary>
/// <param name="capacity">The most bytes that are kept.</param>
internal sealed class FrameCache(long capacity)
{
    private readonly ConcurrentDictionary<string, byte[]> _frames = new();
    private long _free = capacity;

    /// <summary>The pixels of a file, decoded if they aren't kept.</summary>
    public byte[] Get(string path, Func<string, byte[]> decode)
    {
        if (_frames.TryGetValue(path, out var kept))
            return kept;
        var frame = decode(path);
        if (Interlocked.Add(ref _free, -frame.Length) < 0 || !_frames.TryAdd(path, frame))
            Interlocked.Add(ref _free, frame.Length);
        return frame;
    }
}
