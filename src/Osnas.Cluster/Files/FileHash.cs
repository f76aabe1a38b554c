namespace Osnas.Cluster;

/// <summary>The hash of a file that came over the network, before it becomes a part of a path.</summary>
internal static class FileHash
{
    private const int Digits = 64;

    /// <summary>Makes sure that a text is a SHA-256 in lower-case hexadecimal digits, and nothing else.</summary>
    /// <exception cref="InvalidDataException">It isn't.</exception>
    public static string Check(string hash) => hash.Length == Digits && hash.All(char.IsAsciiHexDigitLower)
        ? hash
        : throw new InvalidDataException(
            $"'{NumberText.Shorten(hash)}' is not the SHA-256 of a file: {Digits} lower-case hexadecimal digits are.");
}
