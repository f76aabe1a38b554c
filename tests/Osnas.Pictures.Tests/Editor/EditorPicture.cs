using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using Osnas.Pictures.Tests.Drawing;

namespace Osnas.Pictures.Tests.Editor;

/// <summary>Draws a file in an editor. What the editor says of a line is in a card below that line.</summary>
internal sealed class EditorPicture
{
    private const int LeastColumns = 66;
    private const int NumberColumns = 4;
    private const int Margin = 12;
    private const int Gap = 6;

    private readonly int _columns;
    private readonly List<XElement> _content = [];
    private double _y = Margin;

    private EditorPicture(SourceText text) =>
        _columns = Math.Max(LeastColumns, NumberColumns + text.Lines.Max(line => line.Span.Length));

    private double Width => (_columns * Svg.Column) + (2 * Margin);

    /// <summary>Draws a file.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="source">Its text.</param>
    /// <param name="hovered">The word that the mouse is on; null for none.</param>
    /// <param name="beside">The text of another file of the project; null if there is none.</param>
    public static async Task<string> DrawAsync(
        string title, string name, string source, string? hovered = null, string? beside = null)
    {
        var file = await EditedFile.OpenAsync(name, source, beside);
        var (faults, colors) = (await file.FindFaultsAsync(), await file.ClassifyAsync());
        var hover = hovered is null ? default : new TextSpan(source.IndexOf(hovered, StringComparison.Ordinal), hovered.Length);
        var card = hovered is null ? [] : await file.HoverAsync(hovered);

        Assert.NotEmpty(faults);
        var picture = new EditorPicture(file.Text);
        foreach (var line in file.Text.Lines.Where(line => line.Start < file.Text.Length))
        {
            picture.AddCode(line, colors);
            if (hovered is not null && line.Span.Contains(hover))
                picture.AddHover(hover.Start - line.Start, hover.Length, card);
            foreach (var fault in faults.Where(fault => line.Span.Contains(fault.Location.SourceSpan)))
                picture.AddFault(fault, fault.Location.SourceSpan.Start - line.Start);
        }

        var (width, height) = (picture.Width, picture._y + Margin);
        return Svg.Picture(
            title, width, height, EditorStyles.Sheet, picture._content.Prepend(Svg.Panel("window", 0.5, 0.5, width - 1, height - 1)));
    }

    private static double X(int column) => Margin + ((NumberColumns + column) * Svg.Column);

    private void AddCode(TextLine line, IReadOnlyList<ClassifiedSpan> colors)
    {
        List<StyledText> parts = [new($"{line.LineNumber + 1,NumberColumns - 2}  ", "number")];
        var written = line.Start;
        foreach (var color in colors.Where(color => line.Span.Contains(color.TextSpan)))
        {
            // A name that is static has a second, additive classification.
            if (ClassificationTypeNames.AdditiveTypeNames.Contains(color.ClassificationType))
                continue;
            parts.Add(new(line.Text!.ToString(TextSpan.FromBounds(written, color.TextSpan.Start)), string.Empty));
            parts.Add(new(line.Text.ToString(color.TextSpan), EditorStyles.OfCode(color.ClassificationType)));
            written = color.TextSpan.End;
        }

        Assert.Equal(line.End, written);
        _content.AddRange(Svg.Line(Margin, _y, parts));
        _y += Svg.Row;
    }

    private void AddFault(Diagnostic fault, int column)
    {
        _content.Add(Svg.Wave("wave", X(column), _y - Svg.Row, fault.Location.SourceSpan.Length * Svg.Column));
        AddCard([[
            new($"{fault.Severity.ToString().ToLowerInvariant()} {fault.Id}", "fault"),
            new($": {fault.GetMessage(CultureInfo.InvariantCulture)}", string.Empty),
        ]]);
    }

    private void AddHover(int column, int length, IReadOnlyList<QuickInfoSection> card)
    {
        _content.Add(Svg.Panel("hover", X(column) - 2, _y - Svg.Row, (length * Svg.Column) + 4, Svg.Row));
        AddCard([.. card.SelectMany(LinesOf)]);
    }

    private void AddCard(IReadOnlyList<IReadOnlyList<StyledText>> text)
    {
        var lines = StyledLines.Wrap(text, _columns - NumberColumns - 2);
        var height = (lines.Count * Svg.Row) + (2 * Gap);
        _content.Add(Svg.Panel("card", X(0), _y + Gap, Width - X(0) - Margin, height));
        _y += 2 * Gap;
        foreach (var line in lines)
        {
            _content.AddRange(Svg.Line(X(1), _y, line));
            _y += Svg.Row;
        }

        _y += 2 * Gap;
    }

    /// <summary>The lines of a section of a card.</summary>
    private static List<List<StyledText>> LinesOf(QuickInfoSection section)
    {
        List<List<StyledText>> lines = [[]];
        foreach (var part in section.TaggedParts)
        {
            if (part.Tag == TextTags.LineBreak)
                lines.Add([]);
            else
                lines[^1].Add(new(part.Text, EditorStyles.OfCard(part.Tag)));
        }

        return [.. lines.Where(line => line.Count > 0)];
    }
}
