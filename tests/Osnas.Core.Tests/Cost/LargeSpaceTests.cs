using System.Numerics;

namespace Osnas.Core.Tests;

/// <summary>The distribution of costs in spaces that are far too large to enumerate.</summary>
public sealed class LargeSpaceTests
{
    [Theory]
    [InlineData("FBNetS")]
    [InlineData("FBNetL")]
    [InlineData("ProxylessNAS")]
    [InlineData("SPOS")]
    [InlineData("MobileFaceNet")]
    public void Costs_of_real_spaces_are_exact(string space)
    {
        foreach (var inputSize in (int[])[32, 160, 224])
        {
            Assert.Equal(0, Statistics(space, InfoMetric.Flops, inputSize).Tolerance);
            Assert.Equal(0, Statistics(space, InfoMetric.Params, inputSize).Tolerance);
        }
    }

    /// <summary>At 225 pixels the stages have 113, 57, 29 and 15: their squares have no common divisor.</summary>
    [Theory]
    [InlineData("SPOS", true)]
    [InlineData("FBNetS", false)]
    public void At_odd_sizes_only_few_choices_are_exact(string space, bool isExact)
    {
        var statistics = Statistics(space, InfoMetric.Flops, 225);

        Assert.Equal(isExact, statistics.Tolerance == 0);
        Assert.InRange(statistics.Tolerance, 0, (statistics.Max - statistics.Min) / 5000);
    }

    [Fact]
    public void Numbers_of_architectures_are_exact()
    {
        var statistics = Statistics("FBNetS", InfoMetric.Flops, 224);
        foreach (var percent in (int[])[1, 10, 50, 90, 99])
        {
            var cost = statistics.Percentile(percent / 100.0);
            var upTo = statistics.Within(new(InfoMetric.Flops, AtMost: cost)).Count;
            var below = statistics.Within(new(InfoMetric.Flops, AtMost: cost - 1)).Count;
            var above = statistics.Within(new(InfoMetric.Flops, AtLeast: cost + 1)).Count;

            Assert.True(below * 100 < statistics.Count * percent);
            Assert.True(upTo * 100 >= statistics.Count * percent);
            Assert.Equal(BigInteger.Pow(9, 22), upTo + above);
        }
    }

    /// <summary>6.2e339 architectures, more than a double counts: costs are distributed evenly around the middle.</summary>
    [Fact]
    public void Numbers_beyond_a_double_are_exact_too()
    {
        const int layers = 200, candidates = 50, middle = layers / 2;
        var statistics = Statistics(candidate => candidate < candidates / 2 ? 0 : 1);
        var rounded = Statistics(candidate => candidate);

        Assert.Equal(1000 + (layers * (candidates - 1) / 2), rounded.Percentile(0.5), rounded.Tolerance);
        Assert.Equal(BigInteger.Pow(candidates, layers), statistics.Count);
        Assert.Equal(1000 + middle, statistics.Percentile(0.5));
        var (least, greatest) = (statistics.Percentile(0.05), statistics.Percentile(0.95));
        Assert.Equal(2 * (1000 + middle), least + greatest);
        var below = statistics.Within(new(InfoMetric.Flops, AtMost: 1000 + middle - 1)).Count;
        var above = statistics.Within(new(InfoMetric.Flops, AtLeast: 1000 + middle + 1)).Count;
        var between = statistics.Within(new(InfoMetric.Flops, AtLeast: 1000 + middle, AtMost: 1000 + middle));
        Assert.Equal(below, above);
        Assert.Equal(statistics.Count, below + between.Count + above);
        Assert.Equal(middle, between.Sample(new(1)).Count(choice => choice >= candidates / 2));
        Assert.Equal(
            "The rank is 6.2e339; it must be from 0 to",
            Assert.Throws<ArgumentOutOfRangeException>(() => between[statistics.Count]).Message[..41]);

        static CostStatistics Statistics(Func<int, double> cost) =>
            new(InfoTable.FromRows(InfoMetric.Flops, Enumerable.Repeat(Enumerable.Range(0, candidates).Select(cost), layers)), 1000);
    }

    [Fact]
    public void Shares_are_those_of_random_architectures()
    {
        const int draws = 20_000;
        var (costs, statistics) = (Costs("FBNetS", 224).ToTable(InfoMetric.Flops), Statistics("FBNetS", InfoMetric.Flops, 224));
        var random = new Random(5);
        var budget = statistics.Percentile(0.3);
        var smallest = statistics.Min - costs.Sum(statistics.Cheapest);
        var met = Enumerable.Range(0, draws).Count(_ =>
            smallest + costs.Sum(new(Enumerable.Range(0, 22).Select(_ => random.Next(9)))) <= budget);

        // Five standard deviations.
        Assert.InRange((double)met / draws, 0.3 - 0.0162, 0.3 + 0.0162);
    }

    [Fact]
    public void Draws_inside_of_a_rare_budget_meet_it()
    {
        var (costs, statistics) = (Costs("FBNetS", 224), Statistics("FBNetS", InfoMetric.Flops, 224));
        var constraint = new ConstraintCfg(InfoMetric.Flops, AtMost: 200_000_000, AtLeast: 190_000_000);
        var set = statistics.Within(constraint);
        var random = new Random(7);
        var drawn = Enumerable.Range(0, 200).Select(_ => set.Sample(random)).ToArray();

        Assert.True(set.Count * 10_000 < statistics.Count);
        Assert.All(drawn, architecture => Assert.True(constraint.IsMetBy(costs.Of(architecture).Flops)));
        Assert.Equal(200, drawn.Distinct().Count());
    }

    /// <summary>
    /// A price per unit of cost that the best architecture is the best with, whatever it costs, proves that no other
    /// of that cost is better (weak duality).
    /// </summary>
    [Fact]
    public void The_best_architecture_under_a_budget_has_a_proof()
    {
        var costs = Costs("FBNetS", 224);
        var table = costs.ToTable(InfoMetric.Flops);
        var statistics = Statistics("FBNetS", InfoMetric.Flops, 224);
        var random = new Random(11);
        var scores = new double[22, 9];
        for (var cell = 0; cell < scores.Length; cell++)
            scores[cell / 9, cell % 9] = random.NextDouble();

        foreach (var price in (double[])[0, 1e-9, 1e-8, 3e-8])
        {
            var priced = new Architecture(Enumerable.Range(0, 22).Select(layer =>
                Enumerable.Range(0, 9).MaxBy(candidate => scores[layer, candidate] - (price * table[layer, candidate]))));
            var budget = new ConstraintCfg(InfoMetric.Flops, AtMost: costs.Of(priced).Flops);

            Assert.Equal(priced, statistics.Within(budget).FindBest(scores));
        }
    }

    private static CostStatistics Statistics(string space, InfoMetric metric, int inputSize)
    {
        var costs = Costs(space, inputSize);
        return new(costs.ToTable(metric), costs.BaseOf(metric));
    }

    private static CostModel Costs(string space, int inputSize) => new(GoldenFile.ReadSpace(space), inputSize);
}
