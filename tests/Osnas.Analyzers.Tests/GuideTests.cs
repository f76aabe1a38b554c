using System.Text.RegularExpressions;
using Osnas.Blocks;

namespace Osnas.Analyzers.Tests;

/// <summary>The C# of a guide compiles as one file, with what is generated, and without a diagnostic.</summary>
public sealed partial class GuideTests
{
    [Theory]
    [InlineData("blocks")]
    [InlineData("custom-blocks")]
    [InlineData("customize")]
    [InlineData("declare-a-space")]
    [InlineData("unified")]
    public Task The_snippets_of_a_guide_compile(string guide)
    {
        var lines =
            Snippet().Matches(Documents.Read($"guides/{guide}.md")).SelectMany(snippet => snippet.Groups[1].Value.Split('\n')).ToArray();
        Assert.NotEmpty(lines);

        // Directives have to come first.
        var directives = lines.Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Distinct().Concat(
            ["using System.Collections.Generic;", "using System.Linq;"]);
        var rest = lines.Where(line => !line.StartsWith("using ", StringComparison.Ordinal));
        return Verify.ReportsWithGenerator(string.Join("\n", directives.Concat(rest)));
    }

    /// <summary>The page of the rule shows what is reported where.</summary>
    [Fact]
    public void The_guide_of_errors_shows_the_example_of_the_rules_page() => Assert.Contains(
        Example().Match(Documents.Read("rules/OSNAS0101.md")).Value, Documents.Read("guides/errors.md"), StringComparison.Ordinal);

    [Fact]
    public void The_guide_of_blocks_has_all_blocks_with_their_options()
    {
        var rows = BlockRow().Matches(Documents.Read("guides/blocks.md").Split("## Options")[0]).ToDictionary(
            row => (string)typeof(Block).GetField(row.Groups["block"].Value)!.GetRawConstantValue()!,
            row => ReadOptions(row.Groups["options"].Value));

        Assert.Equal(BlockCatalog.BuiltIn.Names.ToDictionary(name => name, name => BlockCatalog.BuiltIn.Find(name)!.Options), rows);
    }

    private static BlockOption ReadOptions(string text) => Enum.Parse<BlockOption>(
        text.Replace("squeeze-excite", $"SqueezeExcite, {Block.SqueezeExciteDetails}", StringComparison.Ordinal)
            .Replace("`", string.Empty, StringComparison.Ordinal),
        ignoreCase: true);

    [GeneratedRegex(@"^\| `(?<block>\w+)` \|[^|]*\| (?<options>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockRow();

    [GeneratedRegex("```csharp bad\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
