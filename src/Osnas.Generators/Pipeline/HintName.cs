using System.Globalization;
using System.Text;

namespace Osnas.Generators.Pipeline;

/// <summary>
/// The names of generated files: those of their types, made unique where file systems take two for one. No type has a
/// hyphen in its name. Files can be written to disk, whose names have 255 bytes at most, and paths often 260 characters.
/// </summary>
internal static class HintName
{
    private const int MaxBytes = 100;
    private const int ShortenedBytes = 80;

    public static string Of(string fullName, EquatableArray<string> allNames)
    {
        if (Encoding.UTF8.GetByteCount(fullName) > MaxBytes)
            return $"{EndOf(fullName)}-{Digest(fullName)}";
        var folded = fullName.Normalize();
        var earlier = allNames.Count(name =>
            string.Equals(name.Normalize(), folded, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(name, fullName) < 0);
        return earlier == 0 ? fullName : $"{fullName}-{earlier + 1}";
    }

    /// <summary>The end of a name tells more than its namespace.</summary>
    private static string EndOf(string name)
    {
        var start = name.Length;
        for (var bytes = 0; start > 0 && (bytes += Encoding.UTF8.GetByteCount(name.Substring(start - 1, 1))) <= ShortenedBytes;)
            start--;
        return name.Substring(start).TrimStart('.');
    }

    /// <summary>FNV-1a of 64 bits: the same in every process, and cheap.</summary>
    private static string Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ value) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
