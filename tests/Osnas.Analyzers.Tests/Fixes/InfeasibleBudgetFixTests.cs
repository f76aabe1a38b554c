using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0311: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class InfeasibleBudgetFixTests
{
    [Fact]
    public Task A_budget_becomes_feasible() => Verify.Fix<InfeasibleBudgetFix>(
        Declare.With(type: "[Constraint(InfoMetric.Flops, {|OSNAS0311:AtMost = 1_000|} /* tight */)]\n"
            + "[Constraint(InfoMetric.Params, {|OSNAS0311:AtLeast = 1e9|})]\npartial class MySpace;"),
        Declare.With(type: "[Constraint(InfoMetric.Flops, AtMost = 63_648 /* tight */)]\n"
            + "[Constraint(InfoMetric.Params, AtLeast = 2_978)]\npartial class MySpace;"));
}
