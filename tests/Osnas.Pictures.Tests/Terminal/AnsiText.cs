using System.Globalization;
using System.Text.RegularExpressions;
using Osnas.Pictures.Tests.Drawing;

namespace Osnas.Pictures.Tests.Terminal;

/// <summary>Reads what a program writes to a terminal: text, and the escape sequences of its colors.</summary>
internal static partial class AnsiText
{
    private const int FirstColor = 30;
    private const int FirstBrightColor = 90;
    private const int Colors = 8;

    /// <summary>The lines of an output, without those that are empty at its end.</summary>
    public static List<List<StyledText>> Read(string output)
    {
        List<List<StyledText>> lines = [];
        var style = string.Empty;
        foreach (var line in output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            lines.Add([]);
            var read = 0;
            foreach (Match sequence in Sequence().Matches(line))
            {
                Add(line[read..sequence.Index]);
                style = StyleOf(sequence);
                read = sequence.Index + sequence.Length;
            }

            Add(line[read..]);
        }

        return lines;

        void Add(string text)
        {
            if (text.Length > 0)
                lines[^1].Add(new(text, style));
        }
    }

    private static string StyleOf(Match sequence)
    {
        if (sequence.Groups["kind"].Value != "m")
            throw new FormatException($"The picture of a terminal has no place for the escape sequence '{sequence.Value[1..]}'.");
        List<string> styles = [];
        foreach (var word in sequence.Groups["codes"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (int.Parse(word, CultureInfo.InvariantCulture))
            {
                case 0:
                    styles.Clear();
                    break;
                case 1:
                    styles.Add("bold");
                    break;
                case >= FirstColor and < FirstColor + Colors and var color:
                    styles.Add($"c{color - FirstColor}");
                    break;
                case >= FirstBrightColor and < FirstBrightColor + Colors and var color:
                    styles.Add($"b{color - FirstBrightColor}");
                    break;
                default:
                    throw new FormatException($"The picture of a terminal has no style for the code {word}.");
            }
        }

        return string.Join(' ', styles);
    }

    [GeneratedRegex("\x1b(\\[(?<codes>[?\\d;]*)(?<kind>[A-Za-z])|(?<kind>.))")]
    private static partial Regex Sequence();
}
