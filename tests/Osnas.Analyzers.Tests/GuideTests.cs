using System.Text.RegularExpressions;

namespace Osnas.Analyzers.Tests;

/// <summary>The C# of a guide compiles as one file, with what is generated, and without a diagnostic.</summary>
public sealed partial class GuideTests
{
    [Theory]
    [InlineData("custom-blocks")]
    [InlineData("customize")]
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

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
