using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Analyzers.Tests;

/// <summary>An example of a page of docs/rules.</summary>
/// <param name="Usings">The directives that it begins with.</param>
/// <param name="Code">The rest, with markup around what is reported.</param>
/// <param name="Files">The files beside it: <c>```json pixel.json</c>.</param>
/// <param name="Language">The version of C# that the project has.</param>
internal sealed partial record RuleExample(string Usings, string Code, (string Path, string Text)[] Files, LanguageVersion Language)
{
    public string Source => Usings + Code;

    /// <summary>Reads the example that is reported (<c>bad</c>), or the one that isn't (<c>good</c>).</summary>
    public static RuleExample Read(string id, string kind)
    {
        var page = Documents.Read($"rules/{id}.md");
        var lines = Regex.Match(page, $"```csharp {kind}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Split('\n');
        var usings = lines.Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Prepend("using Osnas;");
        var code = lines.Where(line => !line.StartsWith("using ", StringComparison.Ordinal)).Select(Mark);
        var version = Regex.Match(page, $"```xml {kind}\n<LangVersion>(.*?)</LangVersion>");
        return new(
            string.Join("\n", usings) + "\n",
            string.Join("\n", code),
            [.. File().Matches(page).Select(file => (file.Groups[1].Value, file.Groups[2].Value))],
            version.Success && LanguageVersionFacts.TryParse(version.Groups[1].Value, out var language)
                ? language
                : LanguageVersion.Default);
    }

    /// <summary>Turns <c>text // OSNAS0101: 32</c> into markup around the first <c>32</c> of the line.</summary>
    private static string Mark(string line)
    {
        var match = Marker().Match(line);
        if (!match.Success)
            return line;
        var (code, id, text) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var start = code.IndexOf(text, StringComparison.Ordinal);
        return $"{code[..start]}{{|{id}:{text}|}}{code[(start + text.Length)..]}";
    }

    [GeneratedRegex(@"^(.*?)\s*// (OSNAS\d{4}): (.+)$")]
    private static partial Regex Marker();

    [GeneratedRegex("```json (\\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex File();
}
