using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class BudgetTests
{
    private static readonly BaseLookUpTable Table = Budgets.Tiny;

    [Fact]
    public void Too_low_a_limit_names_the_cheapest()
    {
        var exception = Assert.Throws<InfeasibleBudgetException>(() => new Budget(Table, [new(InfoMetric.Flops, AtMost: 1000)]));

        Assert.Equal(
            "TinySpace at 8x8 pixels: no architecture meets the budget FLOPs at most 1,000: the cheapest (1,2,1) has 4,448; allow at "
            + "least that.",
            exception.Message);
    }

    [Fact]
    public void Too_high_a_limit_names_the_most_expensive()
    {
        var exception = Assert.Throws<InfeasibleBudgetException>(() => new Budget(Table, [new(InfoMetric.Params, AtLeast: 1e6)]));

        Assert.Equal(
            "TinySpace at 8x8 pixels: no architecture meets the budget Params at least 1,000,000: the most expensive (0,0,0) has 943; "
            + "require at most that.",
            exception.Message);
    }

    [Fact]
    public void An_empty_range_is_refused()
    {
        var exception =
            Assert.Throws<InfeasibleBudgetException>(() => new Budget(Table, [new(InfoMetric.Flops, AtMost: 8000, AtLeast: 9000)]));

        Assert.Equal(
            "TinySpace at 8x8 pixels: nothing meets the budget FLOPs at least 9,000 at most 8,000: its lower end isn't below its upper "
            + "end.",
            exception.Message);
    }

    [Fact]
    public void A_gap_between_two_costs_is_refused()
    {
        double[] costs =
            [.. TinySpace.Architectures.Select(architecture => Table.GetModelInfo(InfoMetric.Flops, architecture)).Distinct().Order()];
        var gap = new ConstraintCfg(InfoMetric.Flops, AtMost: costs[1] - 1, AtLeast: costs[0] + 1);

        var exception = Assert.Throws<InfeasibleBudgetException>(() => new Budget(Table, [gap]));

        Assert.Equal(
            $"TinySpace at 8x8 pixels: no architecture meets the budget {gap}: it lies between two neighboring costs; widen it.",
            exception.Message);
    }

    [Fact]
    public void The_second_constraint_is_checked_as_well() =>
        Assert.Throws<InfeasibleBudgetException>(
            () => new Budget(Table, [new(InfoMetric.Flops, AtMost: 1e9), new(InfoMetric.Params, AtMost: 1)]));

    [Fact]
    public void Constraints_that_contradict_each_other_are_refused_with_what_is_possible()
    {
        var flops = Table.GetStatistics(InfoMetric.Flops);
        var (fewest, most) =
            (Table.GetModelInfo(InfoMetric.Params, flops.Cheapest), Table.GetModelInfo(InfoMetric.Params, flops.MostExpensive));

        var tooMany = Assert.Throws<InfeasibleBudgetException>(
            () => new Budget(Table, [new(InfoMetric.Flops, AtMost: flops.Min), new(InfoMetric.Params, AtLeast: fewest + 1)]));
        var tooFew = Assert.Throws<InfeasibleBudgetException>(
            () => new Budget(Table, [new(InfoMetric.Flops, AtLeast: flops.Max), new(InfoMetric.Params, AtMost: most - 1)]));

        Assert.Equal(
            $"TinySpace at 8x8 pixels: no architecture meets the budget Params at least {fewest + 1} together with FLOPs at most 4,448: "
            + $"architectures within the latter have at most {fewest}; lower the bound to that.",
            tooMany.Message);
        Assert.Equal(
            $"TinySpace at 8x8 pixels: no architecture meets the budget Params at most {most - 1} together with "
            + $"{new ConstraintCfg(InfoMetric.Flops, AtLeast: flops.Max)}: "
            + $"architectures within the latter have at least {most}; raise the bound to that.",
            tooFew.Message);
    }

    [Fact]
    public void Both_ends_belong_to_the_budget()
    {
        var architecture = new Architecture(0, 2, 1);
        var flops = Table.GetModelInfo(InfoMetric.Flops, architecture);

        Assert.True(new Budget(Table, [new(InfoMetric.Flops, AtMost: flops, AtLeast: flops)]).IsMetBy(architecture));
        Assert.False(new Budget(Table, [new(InfoMetric.Flops, AtMost: flops - 1)]).IsMetBy(architecture));
        Assert.False(new Budget(Table, [new(InfoMetric.Flops, AtLeast: flops + 1)]).IsMetBy(architecture));
    }

    [Fact]
    public void All_constraints_have_to_be_met()
    {
        var architecture = new Architecture(0, 2, 1);
        var parameters = Table.GetModelInfo(InfoMetric.Params, architecture);
        var budget = new Budget(Table, [new(InfoMetric.Flops, AtLeast: 0), new(InfoMetric.Params, AtMost: parameters - 1)]);

        Assert.False(budget.IsMetBy(architecture));
    }

    [Fact]
    public void It_is_told_in_words()
    {
        Assert.Equal("no budget", new Budget(Table, []).ToString());
        Assert.Equal(
            "FLOPs at most 9,000, Params at least 10",
            new Budget(Table, [new(InfoMetric.Flops, AtMost: 9000), new(InfoMetric.Params, AtLeast: 10)]).ToString());
    }
}
