using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>Lines and files are short enough to be read.</summary>
public sealed class LineTests
{
    private const int MostColumns = 140;
    private const int MostLines = 400;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    [InlineData("samples")]
    public void A_line_has_at_most_140_columns(string folder)
    {
        string[] faults =
        [
            .. SourceProject.Files(folder).SelectMany(file => LongLines(File.ReadAllText(file))
                .Select(line => $"{Path.GetRelativePath(SourceProject.Root, file)}, line {line + 1}")),
        ];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    [Fact]
    public void A_file_has_at_most_400_lines()
    {
        string[] faults =
        [
            .. SourceProject.Files("src").Select(file => (File: file, Count: File.ReadLines(file).Count()))
                .Where(file => file.Count > MostLines)
                .Select(file => $"{Path.GetRelativePath(SourceProject.Root, file.File)}: {file.Count} lines"),
        ];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    [Fact]
    public void A_long_line_is_found_unless_a_raw_or_a_verbatim_text_is_in_it()
    {
        var text = new string('a', MostColumns);
        Assert.Equal([1], LongLines($"class A\n// {text}\n{{ }}"));
        Assert.Equal([0], LongLines($"class A {{ string a = \"{text}\"; }}"));
        Assert.Equal([0], LongLines($"class A {{ string a = $\"{{1}}{text}\"; }}"));
        Assert.Empty(LongLines($"class A {{ string a = @\"{text}\"; }}"));
        Assert.Empty(LongLines($"class A {{ string a = $@\"{{1}}{text}\"; }}"));
        Assert.Empty(LongLines($"class A {{ string a = \"\"\"\n{text} b\n\"\"\"; }}"));
        Assert.Empty(LongLines($"class A {{ string a = $\"\"\"\n{{1}} {text} b\n\"\"\"; }}"));
        Assert.Empty(LongLines($"// {text[3..]}"));
    }

    /// <summary>The lines with too many columns, from 0, without those that a text keeps from being broken.</summary>
    private static IEnumerable<int> LongLines(string source)
    {
        var text = SourceText.From(source);
        TextLine[] lines = [.. text.Lines.Where(line => line.Span.Length > MostColumns)];
        if (lines.Length == 0)
            return [];
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        TextSpan[] unbreakable = [.. root.DescendantTokens().Where(IsUnbreakable).Select(token => token.Span)];
        return lines.Where(line => !unbreakable.Any(line.Span.OverlapsWith)).Select(line => line.LineNumber);
    }

    private static bool IsUnbreakable(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => true,
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken => token.Text.StartsWith('@'),
        SyntaxKind.InterpolatedStringTextToken =>
            token.Parent?.Parent?.GetFirstToken().Kind() is not SyntaxKind.InterpolatedStringStartToken,
        _ => false,
    };
}
