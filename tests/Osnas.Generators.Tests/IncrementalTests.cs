using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Model;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators.Tests;

public sealed class IncrementalTests
{
    private const string Other = "namespace Other; class Unrelated { int x = 1; }";

    private static readonly string Second = Sources.Small.Replace("class Small", "class Second", StringComparison.Ordinal);

    public static TheoryData<string, string> EditsThatDoNotMatter => new()
    {
        { "a blank line", Sources.Small.Replace("public partial", "\n\npublic partial", StringComparison.Ordinal) },
        { "a comment", Sources.Small.Replace("[Micro", "// Candidates.\n[Micro", StringComparison.Ordinal) },
        { "another using", "using System;\n" + Sources.Small },
        { "the same number in another form", Sources.Small.Replace("InputSize = 32", "InputSize = 0x20", StringComparison.Ordinal) },
        { "a member of one's own", Sources.Small.Replace("class Small;", "class Small { private int _mine; }", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(EditsThatDoNotMatter))]
    public void An_edit_that_does_not_change_the_space_generates_nothing_again(string edit, string edited)
    {
        _ = edit;
        AssertNothingRanAgain(GeneratorRun.On(Sources.Small, Other).Again(TestCompilation.Create(edited, Other)));
    }

    [Fact]
    public void An_edit_of_an_unrelated_file_generates_nothing_again() => AssertNothingRanAgain(
        GeneratorRun.On(Sources.Small, Other).Again(TestCompilation.Create(Sources.Small, Other + "class More { }")));

    [Fact]
    public void An_edit_of_a_space_does_not_generate_another_again()
    {
        var edited = Second.Replace("8, 16", "8, 24", StringComparison.Ordinal).Replace(
            "Block.Conv, 16", "Block.Conv, 24", StringComparison.Ordinal);
        var run = GeneratorRun.On(Sources.Small, Second).Again(TestCompilation.Create(Sources.Small, edited));

        Assert.Equal(["Demo.Second"], Changed(run));
    }

    [Fact]
    public void A_space_more_does_not_generate_the_others_again()
    {
        var run = GeneratorRun.On(Sources.Small, Other).Again(TestCompilation.Create(Sources.Small, Second));

        Assert.Equal(["Demo.Second"], Changed(run));
    }

    [Fact]
    public void An_edit_of_the_space_generates_it_again()
    {
        var run = GeneratorRun.On(Sources.Small, Other).Again(
            TestCompilation.Create(Sources.Small.Replace("Classes = 10", "Classes = 11", StringComparison.Ordinal), Other));

        Assert.Equal(["Demo.Small"], Changed(run));
    }

    [Fact]
    public void A_member_that_the_user_writes_in_another_file_is_left_out_from_then_on()
    {
        const string part = "namespace Demo; partial class Small { partial class Supernet { protected override Osnas.BaseSuperlayer "
            + "ConstructSuperlayer(int layer, Osnas.BatchNormOptions batchNorm) => null!; } }";
        var run = GeneratorRun.On(Sources.Small, Other).Again(TestCompilation.Create(Sources.Small, part));

        Assert.DoesNotContain("ConstructSuperlayer", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
        Assert.NotNull(TestCompilation.Emit(run.Output).Assembly);
    }

    [Fact]
    public void A_class_that_nothing_can_be_generated_into_does_not_generate_others_again()
    {
        var closed = Second.Replace("partial class", "class", StringComparison.Ordinal);
        var run = GeneratorRun.On(Sources.Small, closed);

        Assert.Equal("Source1.cs", Assert.Single(run.Result.Diagnostics).Location.GetLineSpan().Path);
        Assert.All(run.Files.Keys, file => Assert.StartsWith("Demo.Small", file, StringComparison.Ordinal));

        run.Again(TestCompilation.Create(Sources.Small, "\n\n" + closed));
        Assert.Equal(Line(closed) + 2, Assert.Single(run.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(Changed(run));

        run.Again(TestCompilation.Create(Sources.Small, Second));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(["Demo.Second"], Changed(run));

        static int Line(string source) =>
            source[..source.IndexOf("class Second", StringComparison.Ordinal)].Count(letter => letter == '\n');
    }

    [Theory]
    [InlineData("context.Options.KernelSize, context.Stride", "3, context.Stride")]
    [InlineData("internal sealed class Lowered", "/* mine */ internal class Lowered")]
    [InlineData("=> input;", "=> input.relu();")]
    public void An_edit_of_the_inside_of_a_custom_block_generates_nothing_again(string before, string after) => AssertNothingRanAgain(
        GeneratorRun.On(Sources.Blocks, Other)
            .Again(TestCompilation.Create(Sources.Blocks.Replace(before, after, StringComparison.Ordinal), Other + "class More { }")));

    [Fact]
    public void An_edit_of_the_options_of_a_custom_block_generates_its_space_again()
    {
        var run = GeneratorRun.On(Sources.Small, Sources.Blocks)
            .Again(
                TestCompilation.Create(
                    Sources.Small, Sources.Blocks.Replace("BlockOption.KernelSize | ", string.Empty, StringComparison.Ordinal)));

        Assert.Equal(["Demo.Blocks"], Changed(run));
    }

    [Fact]
    public void Equal_declarations_give_equal_models() => Assert.Equal(
        Models(GeneratorRun.On(Sources.Small)), Models(GeneratorRun.On("\n" + Sources.Small)));

    [Fact]
    public void Nothing_of_Roslyn_is_reachable_from_what_the_pipeline_keeps()
    {
        var run = GeneratorRun.On(
            TestCompilation.Create(MeasuredSource.Space, Sources.Nested, Sources.Custom, Sources.Blocks),
            MeasuredSource.File("/pixel.json", MeasuredSource.Json()));

        foreach (var step in TrackingNames.All)
        {
            var outputs = run.Result.TrackedSteps[step].SelectMany(item => item.Outputs).Select(output => output.Value).ToArray();
            Assert.NotEmpty(outputs);
            Assert.All(outputs, output => Assert.Null(ObjectGraph.FindRoslynObject(output)));
        }
    }

    [Fact]
    public void The_search_for_Roslyn_objects_finds_one() =>
        Assert.NotNull(ObjectGraph.FindRoslynObject(new[] { (1, (object)new List<Location> { Location.None }) }));

    private static void AssertNothingRanAgain(GeneratorRun run)
    {
        Assert.All(TrackingNames.All.Intersect(run.Result.TrackedSteps.Keys), step => Assert.All(
            run.Result.TrackedSteps[step].SelectMany(item => item.Outputs),
            output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {output.Reason}")));
        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static string[] Changed(GeneratorRun run) =>
    [
        .. run.Result.TrackedSteps[TrackingNames.PricedSpaces]
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((PricedSpace)output.Value).Named.HintName),
    ];

    private static IEnumerable<object> Models(GeneratorRun run) =>
        run.Result.TrackedSteps[TrackingNames.NamedSpaces].SelectMany(step => step.Outputs).Select(output => output.Value);
}
