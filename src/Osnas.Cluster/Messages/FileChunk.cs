using Orleans;

namespace Osnas.Cluster;

/// <summary>A part of a file that a worker sends. Parts are sent in order.</summary>
/// <param name="Lease">The lease of the job that the file belongs to.</param>
/// <param name="Hash">The SHA-256 of the whole file, as hexadecimal digits in lower case.</param>
/// <param name="Length">The number of bytes of the whole file.</param>
/// <param name="Name">The name of the file in messages. No file gets this name.</param>
/// <param name="Offset">The number of bytes before this part.</param>
/// <param name="Bytes">The part, at most <see cref="MostBytes"/>; empty to ask how much of the file is there.</param>
[GenerateSerializer, Immutable, Alias("osnas.file-chunk")]
internal sealed record FileChunk(
    [property: Id(0)] string Lease,
    [property: Id(1)] string Hash,
    [property: Id(2)] long Length,
    [property: Id(3)] string Name,
    [property: Id(4)] long Offset,
    [property: Id(5)] byte[] Bytes)
{
    /// <summary>The most bytes of a part.</summary>
    public const int MostBytes = 1 << 20;
}
