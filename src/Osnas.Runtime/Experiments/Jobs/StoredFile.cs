namespace Osnas.Experiments;

/// <summary>A file by its content: weights, a checkpoint, a latency table. Two files with the same content have the same hash.</summary>
/// <param name="Hash">The SHA-256 of the content, in lower-case hexadecimal digits.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Name">The name of the file, without a folder. It says what the file is for; nothing is found by it.</param>
internal sealed record StoredFile(string Hash, long Length, string Name)
{
    /// <summary>A file of this machine.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static StoredFile Of(string path) => new(FileDigest.Sha256(path), new FileInfo(path).Length, Path.GetFileName(path));

    /// <summary>Copies the file, unless its content is another one. The copy is never seen half written.</summary>
    /// <param name="target">The copy; an existing file is replaced.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It has another content.</exception>
    public void CopyTo(string target, string path) => AtomicFile.Write(target, temporary =>
    {
        File.Copy(path, temporary);
        Check(temporary);
    });

    /// <summary>Makes sure that a file has this content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It has another one.</exception>
    public void Check(string path)
    {
        var found = Of(path);
        if (found.Length != Length || found.Hash != Hash)
            throw new InvalidDataException(
                FormattableString.Invariant(
                    $"{path} isn't the {Name} that was sent: it has {found.Length} bytes with the SHA-256 {found.Hash}, not {Length} ")
                + $"bytes with {Hash}. Send it again.");
    }
}
