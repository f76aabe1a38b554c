using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>Spaces whose configuration is written in code: attributes that don't count aren't judged, and this is told.</summary>
public sealed class OwnConfigurationTests
{
    private const string Macro = "public static MacroCfg MacroCfg => null!;";
    private const string Micro = "public static MicroCfg MicroCfg => null!;";
    private const string Spec = "public static SearchSpaceSpec Spec => null!;";
    private const string Tight = "[Constraint(InfoMetric.Flops, AtMost = 1)]";
    private const string Wide = "[Constraint(InfoMetric.Params, AtMost = 1e9)]";

    [Theory]
    [InlineData(Macro, "", "", "", Declare.Micro)]
    [InlineData(Micro, Declare.First, Declare.Search, Declare.Last, "")]
    [InlineData(Spec, "", "", "", "")]
    [InlineData(Micro, "[MacroFirst(Block.Conv, 3, 9, Stride = 2)]", Declare.Search, Declare.Last, "")]
    [InlineData(Micro, Declare.First, Declare.Search, "", "")]
    [InlineData(Macro, "", "", "", "[Micro(Block.Conv, Group = 3)]")]
    public Task Attributes_that_code_replaces_can_be_left_out(string member, string first, string search, string last, string micro) =>
        Verify.ReportsWithGenerator(Declare.With(first: first, search: search, last: last, micro: micro, type: Type(member)));

    [Theory]
    [InlineData(Micro, "[{|OSNAS0205:Micro(\"nope\")|}]\n[Micro(Block.Conv, KernelSize = 4)]\n[Micro(Block.Skip)]\n[Micro(Block.Skip)]")]
    [InlineData(Macro, "[Micro({|OSNAS0201:\"nope\"|})]\n[Micro(Block.Skip, {|OSNAS0205:KernelSize = 5|})]")]
    [InlineData(Spec, "[Micro({|OSNAS0201:\"nope\"|})]\n[Micro(Block.Skip)]\n[{|OSNAS0204:Micro(Block.Skip)|}]")]
    public Task Only_attributes_that_count_are_judged(string member, string micro)
    {
        var isMacro = member != Macro;
        return Verify.ReportsWithGenerator(Declare.With(
            first: isMacro ? "[MacroFirst(Block.Conv, 3, 8, {|OSNAS0102:Stride = 3|})]" : string.Empty,
            search: isMacro ? Declare.Search : string.Empty, last: isMacro ? Declare.Last : string.Empty, micro: micro,
            type: Type(member)));
    }

    [Fact]
    public Task Each_kind_of_attribute_without_effect_is_reported_once() => Verify.ReportsWithGenerator(Declare.With(
        first: "[{|OSNAS0205:MacroFirst(Block.Conv, 3, 9, Stride = 3)|}]",
        search: "[{|OSNAS0205:MacroSearch(8, 8)|}]\n[MacroSearch(8, 16, Repeat = 0)]",
        last: "[{|OSNAS0205:MacroLast(\"nope\")|}]\n[MacroLast(Block.Classifier, 0)]",
        type: Type(Macro)));

    [Fact]
    public Task The_message_says_what_takes_the_place() => Verify.Message(
        "OSNAS0205", DiagnosticSeverity.Warning, "[Micro] has no effect on 'MySpace', which has a MicroCfg written in code; remove it",
        Declare.With(micro: "[{|#0:Micro(Block.Conv)|}]\n[Micro(Block.Skip)]", type: Type(Micro)));

    [Theory]
    [InlineData(Macro)]
    [InlineData(Micro)]
    public Task Budgets_of_costs_that_are_known_at_run_time_are_not_judged(string member) => Verify.ReportsWithGenerator(Declare.With(
        first: member == Micro ? Declare.First : string.Empty, search: member == Micro ? Declare.Search : string.Empty,
        last: member == Micro ? Declare.Last : string.Empty, micro: member == Macro ? Declare.Micro : string.Empty,
        type: $"{Tight}\n{Wide}\n{Type(member)}"));

    [Fact]
    public Task Budgets_beside_a_Spec_have_no_effect() => Verify.ReportsWithGenerator(Declare.With(
        type: $"[{{|OSNAS0205:Constraint(InfoMetric.Flops, AtMost = 1)|}}]\n{Wide}\n{Type(Spec)}"));

    [Fact]
    public Task A_measured_table_is_taken_at_run_time() => Verify.Message(
        "OSNAS0303", DiagnosticSeverity.Error,
        "The measured table of MySpace can't be used: a space whose configuration is written in code takes its table at run time; "
        + "read the file with LatencyTable and pass it to UseLatency",
        Declare.With(micro: string.Empty, type: $"[InfoTable(InfoMetric.Latency, {{|#0:\"pixel.json\"|}})]\n{Type(Micro)}"),
        (
            "/project/pixel.json",
            """
            {
              "space": "MySpace", "fingerprint": "0", "metric": "latency", "inputSize": 32, "classes": 10, "rows": [[1]], "base": 1
            }
            """));

    private static string Type(string member) => $"public partial class MySpace {{ {member} }}";
}
