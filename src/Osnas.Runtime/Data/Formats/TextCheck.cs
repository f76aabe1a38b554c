namespace Osnas.Data;

/// <summary>Refuses lines that aren't text in the encoding in which they were read.</summary>
internal static class TextCheck
{
    /// <summary>What .NET reads in the place of bytes that aren't UTF-8. Different names could become the same.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>Gives a line if it is text.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="number">The line's number.</param>
    /// <param name="line">The line.</param>
    /// <exception cref="InvalidDataException">It isn't text.</exception>
    public static string Check(string path, int number, string line)
    {
        var found = line.Contains('\0', StringComparison.Ordinal) ? "zero bytes"
            : line.Contains(Replacement, StringComparison.Ordinal) ? "bytes of another encoding"
            : null;
        return found is null ? line : throw new InvalidDataException(
            $"{path}, line {number}: it contains {found}, so it is not UTF-8 text. If it is a table, save it as UTF-8.");
    }
}
