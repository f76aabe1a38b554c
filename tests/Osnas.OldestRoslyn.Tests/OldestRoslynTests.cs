using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Analyzers.Architectures;
using Osnas.Analyzers.Tests.TableShapes;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests;

/// <summary>
/// The analyzers say the same in the oldest compiler that loads them. It has no operation for a collection expression,
/// whose elements are children of an operation without a kind there.
/// </summary>
public sealed class OldestRoslynTests
{
    private static readonly IReadOnlyDictionary<string, TableExample> AllRight = TableExample.Read("Right");
    private static readonly IReadOnlyDictionary<string, TableExample> AllWrong = TableExample.Read("Wrong");

    public static TheoryData<string> Right => [.. AllRight.Keys];

    public static TheoryData<string> Wrong => [.. AllWrong.Keys];

    [Fact]
    public void It_is_the_oldest() => Assert.Equal(new Version(4, 8, 0, 0), typeof(CSharpCompilation).Assembly.GetName().Version);

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_table_is_no_error(string name)
    {
        var diagnostics = await TableRun.Of(AllRight[name]).AnalyzeAsync();

        string[] expected = name.EndsWith("(can't tell)", StringComparison.Ordinal) ? [DiagnosticIds.InfoTableIsUnknown] : [];
        Assert.True(expected.SequenceEqual(diagnostics.Select(diagnostic => diagnostic.Id)), string.Join("\n", diagnostics));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_table_is_an_error_at_the_place_that_makes_it(string name)
    {
        var diagnostic = Assert.Single(await TableRun.Of(AllWrong[name]).AnalyzeAsync());

        // An example without a mark is wrong for some sizes of the input alone.
        var isProven = AllWrong[name].Mark is not null;
        Assert.Equal(isProven ? DiagnosticIds.InfoTableDiffers : DiagnosticIds.InfoTableIsUnknown, diagnostic.Id);
        if (isProven)
            Assert.Equal(AllWrong[name].Mark, (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("[0, 1, 0, 2]", null)]
    [InlineData("[0, 1, 0]", "new([0, 1, 0])")]
    [InlineData("[0, 1, 3, 2]", "3")]
    public async Task An_architecture_of_a_collection_expression_is_read(string choices, string? marked)
    {
        var example = TableExample.Of($"static class Use {{ static object New() => new MySpace.Model(new({choices})); }}");

        var diagnostics = await TableRun.Of(example).AnalyzeAsync(new ArchitectureAnalyzer());

        string[] expected = marked is null ? [] : [marked];
        Assert.Equal(
            expected,
            diagnostics.Select(
                diagnostic => example.Code.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
    }

    [Fact]
    public async Task An_option_of_a_collection_expression_is_read()
    {
        var source = Declare.With(micro: "[Micro(Block.MixConv, KernelSizes = [3, 4])]");

        var diagnostics = await Compilations.Of(source).WithAnalyzers([new SearchSpaceAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        var span = Assert.Single(diagnostics, diagnostic => diagnostic.Id == DiagnosticIds.OptionOutOfRange).Location.SourceSpan;
        Assert.Equal("KernelSizes = [3, 4]", source.Substring(span.Start, span.Length));
    }
}
