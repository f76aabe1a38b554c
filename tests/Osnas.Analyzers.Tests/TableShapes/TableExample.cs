using System.Text.RegularExpressions;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>An example of <c>Right.md</c> or <c>Wrong.md</c>: code of a look-up table of <see cref="Space"/>.</summary>
internal sealed partial record TableExample(string Code, (int Start, int Length)? Mark)
{
    /// <summary>What the examples of the documents are of: 4 search layers, 3 candidates, 1 block before and 2 after.</summary>
    public static readonly string Space = Declare.With(
        search: "[MacroSearch(8, 8)]\n[MacroSearch(8, 16, Stride = 2, Repeat = 3)]",
        micro: "[Micro(Block.Mobile, ExpansionRate = 2)]\n[Micro(Block.Skip)]\n[Micro(Block.Conv)]");

    internal const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Osnas;\nnamespace Demo;\n";

    /// <summary>All examples of a document, by name.</summary>
    public static IReadOnlyDictionary<string, TableExample> Read(string document) =>
        Sections(document).ToDictionary(section => section.Key, section => Parse(section.Value));

    /// <summary>The code of all examples of a document as it stands there, by name.</summary>
    public static IReadOnlyDictionary<string, string> Sections(string document) =>
        Section().Matches(Documents.Read($"tables/{document}.md"))
            .ToDictionary(section => section.Groups[1].Value, section => section.Groups[2].Value);

    /// <summary>Code of classes of their own.</summary>
    public static TableExample Of(string classes) => new(Usings + classes, null);

    /// <summary>Code of a nested class, or of a class of its own: <c>Mine</c>.</summary>
    private static TableExample Parse(string code)
    {
        var source = code.StartsWith("class Mine", StringComparison.Ordinal)
            ? Usings + code
            : $"{Usings}partial class MySpace\n{{\npublic partial class LookUpTable\n{{\n{code}}}\n}}\n";
        var start = source.IndexOf("[|", StringComparison.Ordinal);
        if (start < 0)
            return new(source, null);
        var end = source.IndexOf("|]", StringComparison.Ordinal);
        return new(source.Remove(end, 2).Remove(start, 2), (start, end - start - 2));
    }

    [GeneratedRegex("^## (.*?)\n\n```csharp\n(.*?)```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
