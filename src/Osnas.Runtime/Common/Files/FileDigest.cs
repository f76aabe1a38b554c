using System.Security.Cryptography;

namespace Osnas.Common;

/// <summary>The digest of a file.</summary>
internal static class FileDigest
{
    /// <summary>The SHA-256 of a file, as hexadecimal digits in lower case.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file)).ToLowerInvariant();
    }
}
