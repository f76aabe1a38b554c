using CsCheck;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <remarks>Of 200 draws for each architecture, a count has a deviation of 14: by chance, one is 90 off once in 300 million.</remarks>
public sealed class BudgetSamplerTests
{
    public static TheoryData<string> Architectures => [.. TinySpace.Architectures.Select(architecture => architecture.ToString())];

    [Fact]
    public void Every_draw_is_inside_the_budget() =>
        Gen.Select(Gen.Double[0, 0.95], Gen.Enum<InfoMetric>().Where(metric => metric != InfoMetric.Latency), Gen.Int).Sample(
            (from, metric, seed) =>
            {
                var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, metric, from, from + 0.05));
                var random = new Random(seed);
                for (var draw = 0; draw < 5; draw++)
                    Assert.True(sampler.Budget.IsMetBy(sampler.Sample(random)));
            },
            iter: 50);

    /// <summary>Of 9^22 architectures one is the cheapest, and one the most expensive.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_only_one_that_fits_is_found(double place)
    {
        var statistics = Budgets.FBNetS.GetStatistics(InfoMetric.Params);
        var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Params, place, place));

        Assert.Equal(place == 0 ? statistics.Cheapest : statistics.MostExpensive, sampler.Sample(new Random(1)));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Any_exact_cost_is_found(string text)
    {
        var architecture = Architecture.Parse(text);
        ConstraintCfg[] exact = [Exactly(InfoMetric.Flops), Exactly(InfoMetric.Params)];

        Assert.Equal(architecture, Budgets.Sampler(Budgets.Tiny, exact).Sample(new Random(1)));

        ConstraintCfg Exactly(InfoMetric metric)
        {
            var cost = Budgets.Tiny.GetModelInfo(metric, architecture);
            return new(metric, AtMost: cost, AtLeast: cost);
        }
    }

    [Fact]
    public void Two_rare_constraints_are_met_together()
    {
        var sampler = Budgets.Sampler(
            Budgets.FBNetS,
            Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.15),
            Budgets.Range(Budgets.FBNetS, InfoMetric.Params, 0.1, 0.2));
        var random = new Random(1);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(sampler.Budget.IsMetBy(sampler.Sample(random))));
    }

    [Fact]
    public void Constraints_without_a_common_architecture_end_with_an_error()
    {
        // Some have fewer parameters and some more, but none of that few FLOPs has exactly as many.
        var costs = TinySpace.Architectures.Select(architecture => (
            Flops: Budgets.Tiny.GetModelInfo(InfoMetric.Flops, architecture),
            Params: Budgets.Tiny.GetModelInfo(InfoMetric.Params, architecture))).ToArray();
        var (flops, parameters) = (
            from first in costs
            from second in costs
            let cheap = costs.Where(cost => cost.Flops <= first.Flops).Select(cost => cost.Params).ToArray()
            where !cheap.Contains(second.Params) && cheap.Min() < second.Params && cheap.Max() > second.Params
            select (first.Flops, second.Params)).First();
        var sampler = Budgets.Sampler(
            Budgets.Tiny,
            new ConstraintCfg(InfoMetric.Flops, AtMost: flops),
            new ConstraintCfg(InfoMetric.Params, AtMost: parameters, AtLeast: parameters));

        var exception = Assert.Throws<InfeasibleBudgetException>(() => sampler.Sample(new Random(1)));

        Assert.Equal(
            $"TinySpace: found no architecture that meets the budget {sampler.Budget} at 8x8 pixels. Widen the budget.", exception.Message);
    }

    [Fact]
    public void The_draw_is_uniform_under_two_constraints()
    {
        var sampler = Budgets.Sampler(
            Budgets.Tiny, Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, 0.7), Budgets.Range(Budgets.Tiny, InfoMetric.Params, 0.1, 1));
        var inside = TinySpace.Architectures.Where(sampler.Budget.IsMetBy).ToHashSet();
        var random = new Random(1);
        var counts = Enumerable.Range(0, 200 * inside.Count).CountBy(_ => sampler.Sample(random)).ToDictionary();

        Assert.InRange(inside.Count, 3, 15);
        Assert.Equal(inside, counts.Keys.ToHashSet());
        Assert.All(counts.Values, count => Assert.InRange(count, 110, 290));
    }

    [Fact]
    public void The_draw_is_uniform_in_the_budget()
    {
        var median = Budgets.Tiny.GetStatistics(InfoMetric.Flops).Percentile(0.5);
        var sampler = Budgets.Sampler(Budgets.Tiny, new ConstraintCfg(InfoMetric.Flops, AtMost: median));
        var inside = TinySpace.Architectures.Where(sampler.Budget.IsMetBy).ToHashSet();
        var random = new Random(1);
        var counts = Enumerable.Range(0, 200 * inside.Count).CountBy(_ => sampler.Sample(random)).ToDictionary();

        Assert.Equal(inside, counts.Keys.ToHashSet());
        Assert.All(counts.Values, count => Assert.InRange(count, 110, 290));
    }

    [Fact]
    public void Without_a_budget_the_draw_is_uniform()
    {
        var sampler = Budgets.Sampler(Budgets.Tiny);
        var random = new Random(1);
        var counts = Enumerable.Range(0, 3600).CountBy(_ => sampler.Sample(random)).ToDictionary();

        Assert.Equal(18, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 110, 290));
    }
}
