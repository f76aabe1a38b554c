using System.Text.RegularExpressions;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests;

/// <summary>Each diagnostic has a page in docs/rules, whose examples do what they say.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    /// <summary>Those whose page can show what causes them.</summary>
    public static TheoryData<string> IdsWithExamples =>
        [.. Descriptors.All.Select(descriptor => descriptor.Id).Except([DiagnosticIds.InternalError])];

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
        var example = RuleExample.Read(id, "bad");

        Assert.Contains($"{{|{id}:", example.Code, StringComparison.Ordinal);
        await Verify.ReportsIn(example.Language, example.Files, example.Source);
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public Task The_good_example_gives_none(string id)
    {
        var example = RuleExample.Read(id, "good");
        return Verify.ReportsIn(example.Language, example.Files, example.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_diagnostic_links_to_its_page(string id) => Assert.EndsWith(
        $"/docs/rules/{id}.md", Descriptors.All.Single(descriptor => descriptor.Id == id).HelpLinkUri, StringComparison.Ordinal);

    [Fact]
    public void The_index_lists_each_diagnostic_with_its_severity_and_title() => Assert.Equal(
        Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(
            descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.DefaultSeverity.ToString().ToLowerInvariant()} | "
                + $"{descriptor.Title} |"),
        IndexRow().Matches(Documents.Read("rules/README.md")).Select(row => $"{row.Groups[1].Value} |"));

    [Fact]
    public void The_index_and_the_pages_tell_the_quick_fixes() => Assert.All(Descriptors.All, descriptor =>
    {
        var isFixed = Verify.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(descriptor.Id));

        Assert.Equal(
            isFixed,
            IndexRow().Matches(Documents.Read("rules/README.md"))
                .Single(row => row.Value.Contains(descriptor.Id, StringComparison.Ordinal)).Groups[2].Value == "yes");
        Assert.Equal(isFixed, Documents.Read($"rules/{descriptor.Id}.md").Contains("quick fix", StringComparison.Ordinal));
    });

    /// <summary>One rule, its fix and its tests share a name.</summary>
    [Fact]
    public void A_fix_and_its_tests_are_named_after_the_rule() => Assert.All(Verify.Fixes, fix =>
    {
        var rule = typeof(DiagnosticIds).GetFields().Single(field => Equals(field.GetValue(null), fix.FixableDiagnosticIds.Single())).Name;

        Assert.Equal($"{rule}Fix", fix.GetType().Name);
        Assert.NotNull(typeof(RulePageTests).Assembly.GetType($"Osnas.Analyzers.Tests.Fixes.{rule}FixTests"));
    });

    [Fact]
    public void There_is_no_page_without_a_diagnostic() => Assert.Equal(
        Descriptors.All.Select(descriptor => $"rules/{descriptor.Id}.md").Order(StringComparer.Ordinal),
        typeof(RulePageTests).Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/OSNAS", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_each_diagnostic_with_its_severity_and_title() => Assert.Equal(
        Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(
            descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
        ReleaseRow().Matches(
            Documents.Read("releases/AnalyzerReleases.Shipped.md") + Documents.Read("releases/AnalyzerReleases.Unshipped.md"))
            .Select(row => row.Value.TrimEnd()));

    [Fact]
    public void Each_diagnostic_has_one_analyzer() => Assert.Equal(
        Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
        Verify.Analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics.Remove(Descriptors.InternalError))
            .Append(Descriptors.InternalError)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal));

    [Fact]
    public void Every_rule_of_Core_has_a_diagnostic() => Assert.Equal(
        Enum.GetValues<SpaceRule>().Length, Enum.GetValues<SpaceRule>().Select(rule => Descriptors.Of(rule).Id).Distinct().Count());

    [GeneratedRegex(@"^(\| \[OSNAS.*) \| (\w*) ?\|$", RegexOptions.Multiline)]
    private static partial Regex IndexRow();

    [GeneratedRegex(@"^OSNAS\d{4} .*$", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
