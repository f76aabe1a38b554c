using System.Reflection;
using Osnas.Spaces;

namespace Osnas.Generators.Tests;

/// <summary>Spaces whose configuration is written in code have the costs of that code, not of the attributes.</summary>
public sealed class OwnConfigurationTests
{
    public static TheoryData<string> Members =>
    [
        "public static MicroCfg MicroCfg { get; } = new(new CandidateCfg[] { new(Block.Mobile, new() { ExpansionRate = 6 }), "
        + "new(Block.Conv, new()) });",
        "public static MacroCfg MacroCfg { get; } = new(new BlockCfg[] { new(Block.Conv, 3, 8, 2, new()) }, "
            + "new LayerCfg[] { new(8, 16, 2), new(16, 16, 1) }, "
            + "new BlockCfg[] { new(Block.Conv, 16, 64, 1, new() { KernelSize = 1 }), new(Block.GlobalAverage, 0, 0, 1, new()), "
            + "new(Block.Classifier, 64, 10, 1, new(), OutIsClasses: true) });",
        "public static SearchSpaceSpec Spec => new(\"Mine\", MacroCfg, MicroCfg) { InputChannels = 3, InputSize = 64, Classes = "
            + "10 };",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void Costs_are_those_of_the_code(string member)
    {
        var (code, space) = Compile(member);
        var spec = (SearchSpaceSpec)space.GetProperty("Spec")!.GetValue(null)!;
        var table =
            (BaseLookUpTable)space.GetNestedType("LookUpTable")!.GetMethod("Create")!.Invoke(null, [spec.InputSize, spec.Classes])!;
        var costs = new CostModel(SpaceGraph.Build(spec));

        foreach (var metric in (InfoMetric[])[InfoMetric.Flops, InfoMetric.Params])
        {
            var expected = costs.ToTable(metric);
            Assert.Equal(Enumerable.Range(0, expected.Rows).Select(expected.GetRow), RowsOf(table.GetInfoTable(metric)));
            Assert.Equal(costs.BaseOf(metric), table.GetBaseInfo(metric));
        }

        Assert.Equal(spec.ModelCfgShape, space.GetProperty("ModelCfgShape")!.GetValue(null));
        Assert.DoesNotContain("FLOPs at", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_those_of_a_specification_in_code()
    {
        const string member =
            "public static SearchSpaceSpec Spec => "
            + "new SearchSpaceSpec(\"Mine\", MacroCfg, MicroCfg) { InputSize = 64, Classes = 10 }.WithClasses(7);";
        var (code, space) = Compile(member);
        var spec = (SearchSpaceSpec)space.GetProperty("Spec")!.GetValue(null)!;

        var table = (BaseLookUpTable)space.GetNestedType("LookUpTable")!.GetMethod("Create")!.Invoke(null, [null, null])!;

        Assert.Equal(spec.InputSize, table.InputSize);
        Assert.Equal(new CostModel(SpaceGraph.Build(spec)).BaseOf(InfoMetric.Params), table.GetBaseInfo(InfoMetric.Params));
        Assert.Contains("Supernet(int? classes = null,", code, StringComparison.Ordinal);
        Assert.Contains("Architecture architecture, int? classes = null,", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specification_that_is_set_too_early_says_how_to_write_it()
    {
        const string member = "public static SearchSpaceSpec Spec { get; } = new(\"Mine\", MacroCfg!, MicroCfg!) { Classes = 10 };";
        var (_, space) = Compile(member);

        var exception = Assert.Throws<TargetInvocationException>(() => space.GetProperty("Spec")!.GetValue(null));

        Assert.StartsWith(
            "MacroCfg is null. If a search space has a Spec or configuration of its own with '{ get; } = ...', C# sets it before the "
            + "MacroCfg that it uses; write '=>' in place of '{ get; } ='",
            exception.GetBaseException().Message, StringComparison.Ordinal);
    }

    /// <summary>A space with a member of the user's own: the generated code, and the class that it is compiled to.</summary>
    private static (string Code, Type Space) Compile(string member)
    {
        var run = GeneratorRun.On(
            Sources.Small.Replace("public partial class Small;", $"public partial class Small {{ {member} }}", StringComparison.Ordinal));
        var (image, diagnostics) = TestCompilation.Emit(run.Output);
        Assert.True(image is not null, string.Join("\n", diagnostics));
        return (run.Files["Demo.Small.g.cs"], Assembly.Load(image).GetType("Demo.Small", throwOnError: true)!);
    }

    private static IEnumerable<IReadOnlyList<double>> RowsOf(InfoTable table) => Enumerable.Range(0, table.Rows).Select(table.GetRow);
}
