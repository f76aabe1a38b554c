using System.Text;

namespace Osnas.Common;

/// <summary>Reads the lines of a file that another process may be writing: a last line without its line feed is left out.</summary>
internal static class WholeLines
{
    private const int LongestLine = 1 << 20;

    /// <summary>The lines of a file, one at a time.</summary>
    /// <param name="file">The file, which is read from its beginning and stays open.</param>
    /// <returns>The lines without their line feeds.</returns>
    /// <exception cref="InvalidDataException">A line is too long for a text that people read.</exception>
    public static IEnumerable<string> Read(FileStream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var (buffer, line) = (new char[1 << 14], new StringBuilder());
        for (int count; (count = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, count - start)) >= 0; start = end + 1)
            {
                yield return line.Append(buffer, start, end - start).ToString().TrimEnd('\r');
                line.Clear();
            }

            if (line.Append(buffer, start, count - start).Length > LongestLine)
                throw new InvalidDataException($"{file.Name} is not a text file: a line has more than {LongestLine} characters.");
        }
    }
}
