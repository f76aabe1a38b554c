namespace Osnas.Pictures.Tests.Drawing;

/// <summary>A text of one style.</summary>
/// <param name="Text">Of one line.</param>
/// <param name="Style">The name of the style, a class of the picture's style sheet; empty for none.</param>
internal readonly record struct StyledText(string Text, string Style);

/// <summary>Lines of styled text.</summary>
internal static class StyledLines
{
    /// <summary>Breaks lines between words where they are wider than a width.</summary>
    public static List<List<StyledText>> Wrap(IEnumerable<IEnumerable<StyledText>> lines, int width) =>
        [.. lines.SelectMany(line => Wrap(line, width))];

    private static List<List<StyledText>> Wrap(IEnumerable<StyledText> line, int width)
    {
        List<List<StyledText>> wrapped = [[]];
        var length = 0;
        foreach (var (text, style) in line)
        {
            foreach (var word in Words(text))
            {
                if (length > 0 && length + word.TrimEnd().Length > width)
                {
                    wrapped.Add([]);
                    length = 0;
                }

                wrapped[^1].Add(new(word, style));
                length += word.Length;
            }
        }

        return wrapped;
    }

    /// <summary>The words of a text, each with the spaces behind it.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start);
            while (end >= 0 && end < text.Length && text[end] == ' ')
                end++;
            end = end < 0 ? text.Length : end;
            yield return text[start..end];
            start = end;
        }
    }
}
