using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0311 and OSNAS0312.</summary>
public sealed class BudgetTests
{
    private const string Class = "public partial class MySpace;";

    [Fact]
    public Task A_budget_below_the_cheapest_architecture_is_infeasible() => Verify.Message(
        "OSNAS0311",
        DiagnosticSeverity.Error,
        "No architecture meets the budget FLOPs at most 63,647: the cheapest (1,1,1) has 63,648; allow at least that",
        With("[Constraint(InfoMetric.Flops, {|#0:AtMost = 63_647|})]"));

    [Fact]
    public Task A_budget_above_the_most_expensive_architecture_is_infeasible() => Verify.Message(
        "OSNAS0311",
        DiagnosticSeverity.Error,
        "No architecture meets the budget Params at least 2,979: the most expensive (0,0,0) has 2,978; require at most that",
        With("[Constraint(InfoMetric.Params, {|#0:AtLeast = 2_979|})]"));

    [Fact]
    public Task A_budget_that_all_architectures_meet_has_no_effect() => Verify.Message(
        "OSNAS0312",
        DiagnosticSeverity.Warning,
        "Every architecture meets the budget Params at most 2,978: they have 562 to 2,978; tighten it or remove it",
        With("[{|#0:Constraint(InfoMetric.Params, AtMost = 2_978)|}]"));

    [Theory]
    [InlineData("[Constraint(InfoMetric.Flops, AtMost = 63_648)]")]
    [InlineData("[Constraint(InfoMetric.Params, AtMost = 2_977)]")]
    [InlineData("[Constraint(InfoMetric.Params, AtLeast = 2_978)]")]
    [InlineData("[Constraint(InfoMetric.Params, AtLeast = 563)]")]
    [InlineData("[Constraint(InfoMetric.Latency, AtMost = 1e-9)]")]
    [InlineData("[Constraint(InfoMetric.Params, AtLeast = 1000, AtMost = 2000), Constraint(InfoMetric.Flops, AtMost = 100_000)]")]
    public Task A_budget_that_divides_the_architectures_is_fine(string constraint) => Verify.Reports(With(constraint));

    [Fact]
    public Task Budgets_that_contradict_each_other_are_reported_at_the_last() => Verify.Message(
        "OSNAS0311",
        DiagnosticSeverity.Error,
        "Together, nothing meets the budget Params at least 2,000 at most 1,000: its lower end isn't below its upper end",
        With(
            "[Constraint(InfoMetric.Params, AtMost = 1_000), Constraint(InfoMetric.Flops, AtMost = 100_000)]\n"
            + "[{|#0:Constraint(InfoMetric.Params, AtLeast = 2_000)|}]"));

    [Theory]
    [InlineData("[Constraint(InfoMetric.Latency, AtMost = 1)]\n[{|OSNAS0311:Constraint(InfoMetric.Latency, AtLeast = 2)|}]")]
    [InlineData("[Constraint(InfoMetric.Flops, {|OSNAS0311:AtMost = 1|})]\n[Constraint(InfoMetric.Flops, {|OSNAS0311:AtLeast = 1e9|})]")]
    [InlineData("[{|OSNAS0311:Constraint(InfoMetric.Flops, AtLeast = 2e5, AtMost = 1e5)|}]")]
    [InlineData("[{|OSNAS0311:Constraint(InfoMetric.Latency, AtLeast = 2, AtMost = 1)|}]")]
    [InlineData("[Constraint(InfoMetric.Flops, {|OSNAS0311:AtMost = double.NaN|})]")]
    [InlineData("[Constraint(InfoMetric.Flops, {|OSNAS0311:AtLeast = double.NaN|}, AtMost = 1e6)]")]
    [InlineData("[Constraint(InfoMetric.Latency, {|OSNAS0311:AtMost = -1|})]")]
    [InlineData("[Constraint({|OSNAS0311:(InfoMetric)9|}, AtMost = 1)]")]
    [InlineData("[Constraint({|OSNAS0311:metric: (InfoMetric)(-1)|})]")]
    [InlineData("[{|OSNAS0312:Constraint(InfoMetric.Latency)|}]")]
    [InlineData("[{|OSNAS0312:Constraint(InfoMetric.Flops)|}]")]
    [InlineData("[{|OSNAS0312:Constraint(InfoMetric.Flops, AtLeast = 0, AtMost = 1e9)|}]")]
    public Task Bounds_are_judged_without_a_space_too(string constraint) => Verify.Reports(With(constraint));

    [Fact]
    public Task A_space_that_cant_be_built_has_no_costs() => Verify.Reports(
        Declare.With(search: "[MacroSearch({|OSNAS0101:9|}, 16)]", type: "[Constraint(InfoMetric.Flops, AtMost = 1)]\n" + Class));

    [Fact]
    public Task The_users_own_table_has_costs_of_its_own() => Verify.ReportsWithGenerator(With(
        "[Constraint(InfoMetric.Flops, AtMost = 1)]",
        "public partial class MySpace { public partial class LookUpTable { public override double GetBaseInfo(InfoMetric metric) => 0; "
            + "} }"));

    [Fact]
    public Task The_generated_table_has_the_costs_that_are_computed() => Verify.ReportsWithGenerator(With(
        "[Constraint(InfoMetric.Flops, {|OSNAS0311:AtMost = 1|})]",
        "public partial class MySpace { public partial class LookUpTable { public int Mine => 0; } }"));

    private static string With(string constraints, string type = Class) => Declare.With(type: $"{constraints}\n{type}");
}
