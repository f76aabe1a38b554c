namespace Osnas.Cluster;

/// <summary>The coordinator's files, as a worker reaches them. Each call is short; a call that is repeated does no harm.</summary>
internal interface IFileHost
{
    /// <summary>The path of a file at the coordinator: a worker that sees the same folder need not fetch it.</summary>
    /// <param name="hash">The SHA-256 of the file.</param>
    /// <exception cref="FileNotFoundException">The coordinator has no such file.</exception>
    string Locate(string hash);

    /// <summary>A part of a file.</summary>
    /// <param name="hash">The SHA-256 of the file.</param>
    /// <param name="offset">The number of bytes before it.</param>
    /// <param name="count">The number of its bytes, at most <see cref="FileChunk.MostBytes"/>; there may be less at the end.</param>
    /// <exception cref="FileNotFoundException">The coordinator has no such file.</exception>
    byte[] Read(string hash, long offset, int count);

    /// <summary>Takes a part of a file.</summary>
    /// <param name="chunk">The part.</param>
    /// <returns>The number of bytes that the coordinator has now, from the beginning: the next part begins there.</returns>
    /// <exception cref="InvalidDataException">The file is refused; the message says why.</exception>
    long Write(FileChunk chunk);
}
