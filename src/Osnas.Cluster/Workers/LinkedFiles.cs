namespace Osnas.Cluster;

/// <summary>The coordinator's files, over a link. The calling thread waits.</summary>
/// <param name="link">The link.</param>
internal sealed class LinkedFiles(IBoardLink link) : IFileHost
{
    /// <inheritdoc/>
    public string Locate(string hash) => link.Call(board => board.LocateAsync(hash));

    /// <inheritdoc/>
    public byte[] Read(string hash, long offset, int count) => link.Call(board => board.ReadAsync(hash, offset, count));

    /// <inheritdoc/>
    public long Write(FileChunk chunk) => link.Call(board => board.WriteAsync(chunk));
}
