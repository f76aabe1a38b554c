using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests;

/// <summary>Each diagnostic has a page in docs/rules, whose examples do what they say.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    /// <summary>Those whose page can show what causes them.</summary>
    public static TheoryData<string> IdsWithExamples => [.. Descriptors.All.Select(descriptor => descriptor.Id).Except([DiagnosticIds.InternalError])];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_is_there_and_says_what_and_how_to_fix_it(string id)
    {
        var page = Documents.Read($"rules/{id}.md");

        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        Assert.Contains("## When it is reported", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix it", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public async Task The_bad_example_gives_exactly_that_diagnostic_where_it_is_marked(string id)
    {
        var marked = Mark(Example(id, "bad"));

        Assert.Contains($"{{|{id}:", marked, StringComparison.Ordinal);
        await Verify.ReportsWithFiles(Files(id), "using Osnas;\n" + marked);
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public Task The_good_example_gives_none(string id) => Verify.ReportsWithFiles(Files(id), "using Osnas;\n" + Example(id, "good"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_diagnostic_links_to_its_page(string id) => Assert.EndsWith(
        $"/docs/rules/{id}.md", Descriptors.All.Single(descriptor => descriptor.Id == id).HelpLinkUri, StringComparison.Ordinal);

    [Fact]
    public void There_is_no_page_without_a_diagnostic() => Assert.Equal(
        Descriptors.All.Select(descriptor => $"rules/{descriptor.Id}.md").Order(StringComparer.Ordinal),
        typeof(RulePageTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_each_diagnostic_with_its_severity_and_title() => Assert.Equal(
        Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
        ReleaseRow().Matches(Documents.Read("releases/AnalyzerReleases.Shipped.md") + Documents.Read("releases/AnalyzerReleases.Unshipped.md")).Select(row => row.Value.TrimEnd()));

    [Fact]
    public void Each_diagnostic_has_one_analyzer() => Assert.Equal(
        Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
        Verify.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics.Remove(Descriptors.InternalError)).Append(Descriptors.InternalError).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal));

    [Fact]
    public void Every_rule_of_Core_has_a_diagnostic() => Assert.Equal(
        Enum.GetValues<SpaceRule>().Length, Enum.GetValues<SpaceRule>().Select(rule => Descriptors.Of(rule).Id).Distinct().Count());

    /// <summary>The files beside the examples: <c>```json pixel.json</c>.</summary>
    private static (string Path, string Text)[] Files(string id) =>
        [.. Regex.Matches(Documents.Read($"rules/{id}.md"), "```json (\\S+)\n(.*?)```", RegexOptions.Singleline).Select(file => (file.Groups[1].Value, file.Groups[2].Value))];

    private static string Example(string id, string kind) => Regex.Match(Documents.Read($"rules/{id}.md"), $"```csharp {kind}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>Turns <c>text // OSNAS0101: 32</c> into markup around the first <c>32</c> of the line.</summary>
    private static string Mark(string example) => string.Join("\n", example.Split('\n').Select(line =>
    {
        var match = Marker().Match(line);
        if (!match.Success)
            return line;
        var (code, id, text) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var start = code.IndexOf(text, StringComparison.Ordinal);
        return $"{code[..start]}{{|{id}:{text}|}}{code[(start + text.Length)..]}";
    }));

    [GeneratedRegex(@"^(.*?)\s*// (OSNAS\d{4}): (.+)$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^OSNAS\d{4} .*$", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
