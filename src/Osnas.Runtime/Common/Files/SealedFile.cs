using System.Security.Cryptography;
using Osnas.Experiments;

namespace Osnas.Common;

/// <summary>Files that end with the SHA-256 digest of what they hold: one that was damaged isn't taken for another.</summary>
internal static class SealedFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <param name="write">Writes what it holds.</param>
    public static void Write(string path, Action<BinaryWriter> write) => AtomicFile.Write(path, temporary =>
    {
        using var file = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite);
        using var writer = new BinaryWriter(file);
        write(writer);
        writer.Flush();
        file.Position = 0;
        writer.Write(SHA256.HashData(file));
    });

    /// <summary>Whether a file ends with the digest of what is before.</summary>
    /// <param name="path">The file.</param>
    public static bool IsWhole(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < SHA256.HashSizeInBytes)
            return false;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = file.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var count = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            digest.AppendData(buffer, 0, count);
            left -= count;
        }

        file.ReadExactly(buffer, 0, SHA256.HashSizeInBytes);
        return digest.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SHA256.HashSizeInBytes));
    }
}
