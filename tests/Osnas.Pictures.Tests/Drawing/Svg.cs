using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Osnas.Pictures.Tests.Drawing;

/// <summary>A picture of text in columns of equal width, as SVG that needs no font of its own.</summary>
internal static class Svg
{
    /// <summary>The width of a character.</summary>
    public const double Column = 8.4;

    /// <summary>The height of a line.</summary>
    public const int Row = 20;

    private const double Baseline = 14.5;

    /// <summary>What every picture has: a font of the reader's machine, in which spaces stay.</summary>
    private const string Fonts = """
        text { font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
        """;

    private static readonly XNamespace Name = "http://www.w3.org/2000/svg";

    /// <summary>A whole picture.</summary>
    /// <param name="title">What it shows, for those who don't see it.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="styles">The style sheet, besides <see cref="Fonts"/>.</param>
    /// <param name="content">What is drawn, from the back to the front.</param>
    public static string Picture(string title, double width, double height, string styles, IEnumerable<XElement> content)
    {
        var picture = Element(
            "svg",
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            ("width", Number(width)),
            ("height", Number(height)),
            ("role", "img"));
        AddLines(picture, [new(Name + "title", title), new(Name + "style", $"\n{Fonts}\n{styles}\n"), .. content]);
        return $"{picture.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n")}\n";
    }

    /// <summary>An element; its attributes are in the order of the list.</summary>
    public static XElement Element(string name, params (string Name, string Value)[] attributes) =>
        new(Name + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    /// <summary>Several elements that are shown or hidden together.</summary>
    public static XElement Group(string style, IEnumerable<XElement> content)
    {
        var group = Element("g", ("class", style));
        AddLines(group, content);
        return group;
    }

    /// <summary>A panel with round corners.</summary>
    public static XElement Panel(string style, double x, double y, double width, double height) => Element(
        "rect",
        ("class", style),
        ("x", Number(x)),
        ("y", Number(y)),
        ("width", Number(width)),
        ("height", Number(height)),
        ("rx", "6"));

    /// <summary>
    /// A line of text. The length of each part is given, so that columns stay where they are in a font of another width.
    /// </summary>
    public static IEnumerable<XElement> Line(double x, double y, IEnumerable<StyledText> parts)
    {
        var column = 0;
        foreach (var (text, style) in Join(parts))
        {
            var word = text.Trim(' ');
            if (word.Length > 0)
                yield return Text(x + ((column + text.IndexOf(word, StringComparison.Ordinal)) * Column), y, word, style);
            column += text.Length;
        }
    }

    /// <summary>The wave under a text that an editor reports.</summary>
    public static XElement Wave(string style, double x, double y, double width)
    {
        const int Half = 3;
        var path = new StringBuilder($"M{Number(x)} {Number(y + Baseline + Half)}q1.5 -3 {Half} 0");
        for (var drawn = (double)Half; drawn + Half <= width; drawn += Half)
            path.Append(CultureInfo.InvariantCulture, $"t{Half} 0");
        return Element("path", ("class", style), ("d", path.ToString()));
    }

    /// <summary>A number without what isn't seen.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static XElement Text(double x, double y, string text, string style)
    {
        (string, string)[] place = [("x", Number(x)), ("y", Number(y + Baseline)), ("textLength", Number(text.Length * Column))];
        var element = Element("text", style.Length == 0 ? place : [("class", style), .. place]);
        element.Add(text);
        return element;
    }

    /// <summary>Each in a line of its own, so that differences can be read.</summary>
    private static void AddLines(XElement parent, IEnumerable<XElement> children)
    {
        foreach (var child in children)
            parent.Add("\n", child);
        parent.Add("\n");
    }

    /// <summary>Neighbors of one style are one text.</summary>
    private static IEnumerable<StyledText> Join(IEnumerable<StyledText> parts)
    {
        StyledText? open = null;
        foreach (var part in parts)
        {
            if (open is { } before && (before.Style == part.Style || string.IsNullOrWhiteSpace(part.Text)))
            {
                open = new(before.Text + part.Text, before.Style);
                continue;
            }

            if (open is { } closed)
                yield return closed;
            open = part;
        }

        if (open is { } last)
            yield return last;
    }
}
