using System.Numerics;
using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Counts, percentiles and sets of architectures against enumeration.</summary>
public sealed class CostDistributionTests
{
    private const double Base = 1000;

    private static readonly Gen<double> Share = Gen.Double[0, 1];

    // As shares of the range of costs, and a little outside of it.
    private static readonly Gen<(double, double)> Ends = Gen.Select(Gen.Double[-0.1, 1.1], Gen.Double[-0.1, 1.1]);

    [Fact]
    public void Whole_costs_are_counted_exactly() => Gen.Select(RandomTables.Whole, Ends).Sample((table, ends) =>
    {
        var statistics = new CostStatistics(table, Base);
        var all = RandomTables.Enumerate(table, Base);
        var constraint = Between(statistics, ends);
        var inside = all.Where(item => constraint.IsMetBy(item.Cost)).Select(item => item.Architecture).ToHashSet();
        var set = statistics.Within(constraint);

        Assert.Equal(0, statistics.Tolerance);
        Assert.Equal(all.Count, statistics.Count);
        Assert.Equal(inside.Count, set.Count);
        var ranked = Enumerable.Range(0, inside.Count).Select(rank => set[rank]).ToArray();
        Assert.Equal(inside.Count, ranked.Distinct().Count());
        Assert.All(ranked, architecture => Assert.Contains(architecture, inside));
    });

    [Fact]
    public void One_bound_is_enough() => Gen.Select(RandomTables.Whole, Share).Sample((table, share) =>
    {
        var statistics = new CostStatistics(table, Base);
        var bound = statistics.Percentile(share);
        var costs = RandomTables.Enumerate(table, Base).Select(item => item.Cost).ToArray();

        Assert.Equal(costs.Count(cost => cost <= bound), statistics.Within(new(InfoMetric.Flops, AtMost: bound)).Count);
        Assert.Equal(costs.Count(cost => cost >= bound), statistics.Within(new(InfoMetric.Flops, AtLeast: bound)).Count);
        Assert.Equal(costs.Length, statistics.Within(new(InfoMetric.Flops)).Count);
    });

    [Fact]
    public void A_percentile_is_the_cost_of_that_rank() => Gen.Select(RandomTables.Whole, Share).Sample((table, share) =>
    {
        var statistics = new CostStatistics(table, Base);
        var costs = RandomTables.Enumerate(table, Base).Select(item => item.Cost).Order().ToArray();

        Assert.Equal(costs[RankOf(share, costs.Length)], statistics.Percentile(share));
        Assert.Equal(statistics.Min, statistics.Percentile(0));
        Assert.Equal(statistics.Max, statistics.Percentile(1));
    });

    [Fact]
    public void Shares_are_decimal()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[0, 1, 2, 3, 4]]), 0);

        Assert.Equal([0, 0, 1, 2, 3, 4], new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 }.Select(statistics.Percentile));
        Assert.Equal([1, 4], new[] { 0.2000001, 0.8000001 }.Select(statistics.Percentile));
    }

    [Fact]
    public void The_best_architecture_of_a_range_is_that_of_enumeration() =>
        Gen.Select(RandomTables.Whole, Ends, Gen.Double[-3, 3].Array2D[6, 4]).Sample((table, ends, scores) =>
        {
            var statistics = new CostStatistics(table, Base);
            var constraint = Between(statistics, ends);
            var possible = RandomTables.Enumerate(table, Base)
                .Where(item => constraint.IsMetBy(item.Cost))
                .Select(item => item.Architecture)
                .ToArray();
            var best = statistics.Within(constraint).FindBest(scores);

            Assert.Equal(possible.Length == 0, best is null);
            if (best is null)
                return;
            Assert.Contains(best, possible);
            Assert.Equal(possible.Max(architecture => Score(scores, architecture)), Score(scores, best), 1e-9);
        });

    [Fact]
    public void Measured_costs_are_known_within_the_tolerance() =>
        Gen.Select(RandomTables.Measured, Share, Ends, Gen.Double[-3, 3].Array2D[6, 4]).Sample((table, share, ends, scores) =>
        {
            var statistics = new CostStatistics(table, Base);
            var all = RandomTables.Enumerate(table, Base);
            var costs = all.Select(item => item.Cost).Order().ToArray();
            Assert.InRange(statistics.Tolerance, 0, (statistics.Max - statistics.Min) * table.Rows / 100_000);
            Assert.Equal(
                costs[RankOf(share, costs.Length)],
                statistics.Percentile(share),
                statistics.Tolerance + 1e-9);

            var constraint = Between(statistics, ends);
            var set = statistics.Within(constraint);
            var sure = (2 * statistics.Tolerance) + 1e-9;
            Assert.InRange(
                (int)set.Count,
                costs.Count(cost => cost >= constraint.AtLeast + sure && cost <= constraint.AtMost - sure),
                costs.Count(constraint.IsMetBy));
            Assert.All(Enumerable.Range(0, (int)set.Count), rank => Assert.True(constraint.IsMetBy(Base + table.Sum(set[rank]))));
            Assert.True(set.FindBest(scores) is not { } best || constraint.IsMetBy(Base + table.Sum(best)));
        });

    /// <summary>One part has all layers: its counts need 64, 128 and more bits.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(300)]
    public void Numbers_of_any_size_are_exact(int layers)
    {
        // Of n layers with two candidates each, as many architectures cost k as there are ways to choose k of n.
        var most = layers * 2 / 5;
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, Enumerable.Repeat((double[])[0, 1], layers)), 0);
        var (ways, upTo) = (BigInteger.One, BigInteger.Zero);
        for (var chosen = 0; chosen <= most; chosen++)
        {
            upTo += ways;
            ways = ways * (layers - chosen) / (chosen + 1);
        }

        var set = statistics.Within(new(InfoMetric.Flops, AtMost: most));

        Assert.Equal(0, statistics.Tolerance);
        Assert.Equal(BigInteger.Pow(2, layers), statistics.Count);
        Assert.Equal(upTo, set.Count);
        Assert.Equal(layers / 2, statistics.Percentile(0.5));
        Assert.InRange(set.Sample(new(1)).Sum(), most / 2, most);
        Assert.NotEqual(set[set.Count - 1], set[set.Count - 2]);
    }

    [Fact]
    public void Whole_costs_without_a_divisor_are_rounded_where_memory_wouldnt_do()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 22).Select(_ => Enumerable.Range(0, 9).Select(_ => (double)random.Next(100_000_000)).ToArray());
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, rows), 0);

        Assert.InRange(statistics.Tolerance, 1, (statistics.Max - statistics.Min) / 5000);
        Assert.InRange(statistics.Percentile(0.5), statistics.Mean * 0.98, statistics.Mean * 1.02);
        Assert.Equal(statistics.Count, statistics.Within(new(InfoMetric.Flops)).Count);
    }

    [Fact]
    public void A_draw_is_uniform_over_the_set()
    {
        var table = InfoTable.FromRows(InfoMetric.Flops, [[0, 1, 2], [0, 10, 20], [0, 1, 10]]);
        var set = new CostStatistics(table, 0).Within(new(InfoMetric.Flops, AtMost: 21, AtLeast: 10));
        var random = new Random(3);
        const int draws = 20_000;
        var counts = Enumerable.Range(0, draws).Select(_ => set.Sample(random)).CountBy(architecture => architecture).ToArray();
        var expected = (double)draws / (int)set.Count;

        Assert.Equal(set.Count, counts.Length);
        Assert.All(counts, pair => Assert.InRange(pair.Value, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected))));
    }

    [Fact]
    public void Later_changes_of_the_table_dont_reach_the_statistics()
    {
        var table = InfoTable.FromRows(InfoMetric.Flops, [[1, 2]]);
        var statistics = new CostStatistics(table, 0);
        table[0, 1] = 5;

        Assert.Equal(2, statistics.Percentile(1));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[1, 2], [1, 2]]), 0);
        var set = statistics.Within(new(InfoMetric.Flops, AtMost: 3));

        Assert.Throws<ArgumentOutOfRangeException>(() => statistics.Percentile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => statistics.Percentile(double.NaN));
        Assert.StartsWith(
            "The constraint Params at most 3 limits Params, but the statistics are for Flops.",
            Assert.Throws<ArgumentException>(() => statistics.Within(new(InfoMetric.Params, AtMost: 3))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[3]);
        Assert.Throws<InvalidOperationException>(() => statistics.Within(new(InfoMetric.Flops, AtMost: 1)).Sample(new(1)));
        Assert.StartsWith(
            "The scores are 1 x 2; row 1 has the candidates 0, 1.",
            Assert.Throws<ArgumentException>(() => set.FindBest(new double[1, 2])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => set.FindBest(new[,] { { 0, 0 }, { 0, double.NaN } }));
    }

    [Fact]
    public void A_score_of_negative_infinity_forbids_a_candidate()
    {
        var set = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[1, 2], [1, 2]]), 0).Within(new(InfoMetric.Flops, AtMost: 3));

        Assert.Equal(new(1, 0), set.FindBest(new[,] { { double.NegativeInfinity, 0 }, { 0, 9 } }));
        Assert.Null(set.FindBest(new[,] { { double.NegativeInfinity, 0 }, { double.NegativeInfinity, 9 } }));
    }

    private static int RankOf(double share, int count) => Math.Max(0, (int)Math.Ceiling((decimal)share * count) - 1);

    private static double Score(double[,] scores, Architecture architecture) =>
        architecture.Select((choice, layer) => scores[layer, choice]).Sum();

    private static ConstraintCfg Between(CostStatistics statistics, (double First, double Second) ends)
    {
        var (first, second) = (Place(ends.First), Place(ends.Second));
        return new(statistics.Metric, Math.Max(first, second), Math.Min(first, second));

        double Place(double share) => statistics.Min + (share * (statistics.Max - statistics.Min + 1));
    }
}
