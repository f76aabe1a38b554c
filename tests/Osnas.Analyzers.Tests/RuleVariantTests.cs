using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests;

/// <summary>The examples of docs/rules give the same, and are fixed in the same way, wherever and however they are written.</summary>
public sealed partial class RuleVariantTests
{
    public static TheoryData<string> Ids => RulePageTests.IdsWithExamples;

    /// <summary>What the fixes change of the reported examples.</summary>
    public static TheoryData<string, string, string> Fixes => new()
    {
        { "OSNAS0001", "public class {|OSNAS0001:MySpace|}", "public partial class MySpace" },
        { "OSNAS0007", "[{|OSNAS0007:MacroFirst(Block.Conv, 3, 16, Stride = 2)|}]", "[SearchSpace]\n"
            + "[MacroFirst(Block.Conv, 3, 16, Stride = 2)]" },
        { "OSNAS0010", "private sealed partial class {|OSNAS0010:MySpace|}", "internal sealed partial class MySpace" },
        { "OSNAS0101", "{|OSNAS0101:32|}", "24" },
        { "OSNAS0201", "{|OSNAS0201:\"moblie\"|}", "\"mobile\"" },
        { "OSNAS0204", "[{|OSNAS0204:Micro(Block.Conv, KernelSize = 3)|}]\n", string.Empty },
        { "OSNAS0205", ", {|OSNAS0205:KernelSize = 5|}", string.Empty },
        { "OSNAS0311", "{|OSNAS0311:AtMost = 100_000|}", "AtMost = 135_408" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public Task In_other_types(string id) => Reports(id, RuleVariants.InOtherTypes);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task By_aliases(string id) => Reports(id, RuleVariants.ByAliases);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task By_constants_from_elsewhere(string id) => Reports(id, RuleVariants.ByConstants);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task In_several_files(string id) => Reports(id, RuleVariants.InSeveralFiles);

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task The_fix_is_the_same(string id, string before, string after)
    {
        var fix = Assert.Single(Verify.Fixes, fix => fix.FixableDiagnosticIds.Contains(id));
        var bad = RuleExample.Read(id, "bad");
        var good = bad with { Code = bad.Code.Replace(before, after, StringComparison.Ordinal) };
        await Verify.Fix(fix, RuleVariants.InOtherTypes(bad), RuleVariants.InOtherTypes(good));
        await Verify.Fix(fix, RuleVariants.ByAliases(bad), RuleVariants.ByAliases(good));
        if (id != DiagnosticIds.NotPartial)
            await Verify.Fix(fix, RuleVariants.InSeveralFiles(bad), RuleVariants.InSeveralFiles(good));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_fails_while_they_are_typed(string id)
    {
        const int step = 31;
        var source = Markup().Replace(RuleExample.Read(id, "bad").Source, "$1");
        for (var length = step; length < source.Length; length += step)
        {
            CSharpGeneratorDriver.Create(new SearchSpaceGenerator()).RunGeneratorsAndUpdateCompilation(
                Compilations.Of(source[..length]), out var output, out var generating);
            var diagnostics = await output.WithAnalyzers(Verify.Analyzers).GetAnalyzerDiagnosticsAsync();

            // What the generator says of missing code the analyzers say too.
            Assert.Subset(diagnostics.ToHashSet(), generating.ToHashSet());
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is DiagnosticIds.InternalError or "AD0001");
        }
    }

    private static async Task Reports(string id, Func<RuleExample, string[]> rewrite)
    {
        foreach (var kind in new[] { "bad", "good" })
        {
            var example = RuleExample.Read(id, kind);
            await Verify.ReportsOnce(example.Language, example.Files, rewrite(example));
        }
    }

    [GeneratedRegex(@"\{\|OSNAS\d{4}:(.*?)\|\}")]
    private static partial Regex Markup();
}
