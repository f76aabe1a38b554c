using System.Text;
using System.Text.RegularExpressions;

namespace Osnas.App;

/// <summary>Breaks text into lines between its words. A word is never broken, a longer one has a line of its own.</summary>
internal static partial class TextLines
{
    /// <summary>A name and its value keep their columns where the value has at least so many.</summary>
    private const int LeastValue = 20;

    /// <summary>A text in lines of a width.</summary>
    /// <param name="text">The text, which may have several lines.</param>
    /// <param name="width">The most characters of a line.</param>
    /// <param name="column">Characters that the first line has already.</param>
    /// <param name="afterCommas">Whether a line may end after a comma, as between the choices of an architecture.</param>
    public static string Wrap(string text, int width, int column = 0, bool afterCommas = false)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
            lines[line] = WrapLine(lines[line], width, line == 0 ? column : 0, afterCommas);
        return string.Join('\n', lines);
    }

    /// <summary>The longest word of a text, which is the least width that it needs.</summary>
    public static int LongestWord(string text, bool afterCommas = false) =>
        Words(text, afterCommas).Select(word => word.TrimEnd().Length).DefaultIfEmpty().Max();

    private static string WrapLine(string line, int width, int column, bool afterCommas) =>
        column + line.Length <= width ? line : BreakLine(line, width, column, afterCommas);

    private static string BreakLine(string line, int width, int column, bool afterCommas)
    {
        var indentation = Name().Match(line) is { Success: true, Length: var name } && name + LeastValue <= width ? name : 0;
        var (lines, length) = (new StringBuilder(), column);
        foreach (var word in Words(line, afterCommas))
        {
            if (length > indentation && length + word.TrimEnd().Length > width)
            {
                TrimEnd(lines).Append('\n').Append(' ', indentation);
                length = indentation;
            }

            lines.Append(word);
            length += word.Length;
        }

        return TrimEnd(lines).ToString();
    }

    /// <summary>The words with the spaces behind them; those before the first belong to it.</summary>
    private static IEnumerable<string> Words(string text, bool afterCommas) =>
        (afterCommas ? WordOrItem() : Word()).Matches(text).Select(match => match.Value);

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        return text;
    }

    /// <summary>What stands in a column of its own before the value: <c>space     </c>.</summary>
    [GeneratedRegex("^ {0,2}[^ ]+( [^ ]+)? {2,}")]
    private static partial Regex Name();

    [GeneratedRegex("^ *[^ ]+ *|[^ ]+ *")]
    private static partial Regex Word();

    [GeneratedRegex("^ *[^ ,]+,* *|[^ ,]+,* *|,+ *")]
    private static partial Regex WordOrItem();
}
