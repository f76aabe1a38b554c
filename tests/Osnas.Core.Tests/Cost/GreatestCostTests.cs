using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Costs of which that of the most expensive layer counts, against enumeration.</summary>
public sealed class GreatestCostTests
{
    // Below, among, and above the cells.
    private static readonly Gen<double> Base = Gen.OneOf(
        Gen.Const(0.0), Gen.Double[0, 5], Gen.Int[0, 3_000_000].Select(cost => (double)cost));

    // As shares of the range of costs, and a little outside of it.
    private static readonly Gen<(double, double)> Ends = Gen.Select(Gen.Double[-0.1, 1.1], Gen.Double[-0.1, 1.1]);

    private static readonly Gen<double> Score = Gen.OneOf(
        Gen.Double[-1, 1], Gen.Int[0, 2].Select(score => (double)score), Gen.Const(double.NegativeInfinity));

    [Fact]
    public void An_architecture_costs_as_much_as_its_most_expensive_part() =>
        Gen.Select(RandomTables.Greatest, Base).Sample((table, baseCost) =>
        {
            foreach (var (architecture, cost) in RandomTables.Enumerate(table, baseCost))
                Assert.Equal(Math.Max(baseCost, architecture.Select((choice, row) => table[row, choice]).Max()), cost);
        });

    [Fact]
    public void Statistics_are_those_of_all_architectures() =>
        Gen.Select(RandomTables.Greatest, Base, Gen.Double[0, 1]).Sample((table, baseCost, share) =>
        {
            var statistics = new CostStatistics(table, baseCost);
            var all = RandomTables.Enumerate(table, baseCost);
            var costs = all.Select(item => item.Cost).OrderBy(cost => cost).ToArray();

            Assert.Equal(0, statistics.Tolerance);
            Assert.Equal(all.Count, statistics.Count);
            Assert.Equal((costs[0], costs[^1]), (statistics.Min, statistics.Max));
            Assert.Equal(all.First(item => item.Cost == costs[0]).Architecture, statistics.Cheapest);
            Assert.Equal(all.First(item => item.Cost == costs[^1]).Architecture, statistics.MostExpensive);
            Assert.Equal(costs.Average(), statistics.Mean, 1e-9 * Math.Max(1, costs[^1]));
            Assert.Equal(costs[Math.Max(1, (int)Math.Ceiling((decimal)share * all.Count)) - 1], statistics.Percentile(share));
        });

    [Fact]
    public void A_range_has_all_of_its_architectures_each_once() =>
        Gen.Select(RandomTables.Greatest, Base, Ends).Sample((table, baseCost, ends) =>
        {
            var statistics = new CostStatistics(table, baseCost);
            var constraint = Between(statistics, ends);
            var inside = RandomTables.Enumerate(table, baseCost)
                .Where(item => constraint.IsMetBy(item.Cost))
                .Select(item => item.Architecture)
                .ToHashSet();
            var set = statistics.Within(constraint);

            Assert.Equal(inside.Count, set.Count);
            Assert.Equal(inside, Enumerable.Range(0, inside.Count).Select(rank => set[rank]).ToHashSet());
            Assert.Throws<ArgumentOutOfRangeException>(() => set[inside.Count]);
        });

    [Fact]
    public void The_best_of_a_range_is_the_best_of_all_in_it() =>
        Gen.Select(
            from table in RandomTables.Greatest
            from scores in Score.Array2D[table.Rows, table.Columns]
            select (table, scores),
            Base,
            Ends).Sample((input, baseCost, ends) =>
        {
            var statistics = new CostStatistics(input.table, baseCost);
            var constraint = Between(statistics, ends);
            var inside = RandomTables.Enumerate(input.table, baseCost)
                .Where(item => constraint.IsMetBy(item.Cost))
                .Select(item => item.Architecture);

            AssertBest(inside, input.scores, statistics.Within(constraint).FindBest(input.scores));
        });

    /// <summary>One or two maxima and a sum: the upper end of a maximum removes choices, its lower end needs one layer.</summary>
    [Fact]
    public void Maxima_and_sums_are_met_together() =>
        Gen.Select(
            from tables in RandomTables.Pair
            from scores in Gen.Double[-1, 1].Array2D[tables.First.Rows, tables.First.Columns]
            from areSummed in Gen.Select(Gen.Bool, Gen.Bool)
            select (First: Choose(tables.First, areSummed.Item1), Second: Choose(tables.Second, areSummed.Item2), scores),
            Base,
            Ends,
            Ends).Sample((input, baseCost, ofFirst, ofSecond) =>
        {
            var (first, second) = (new CostStatistics(input.First, baseCost), new CostStatistics(input.Second, 0.5));
            var (limit, other) = (Between(first, Ordered(ofFirst)), Between(second, Ordered(ofSecond)));
            var inside = RandomTables.Enumerate(input.First, baseCost)
                .Where(item => limit.IsMetBy(item.Cost) && other.IsMetBy(input.Second.Total(0.5, item.Architecture)))
                .Select(item => item.Architecture);

            AssertBest(inside, input.scores, new JointBudget([(first, limit), (second, other)]).FindBest(input.scores));
        });

    [Fact]
    public void A_budget_between_two_costs_is_told() => Assert.Equal(
        "no architecture meets the budget FLOPs at least 3 at most 4: it lies between two neighboring costs; widen it",
        BudgetRules.FindFault(
            new(InfoMetric.Flops, AtMost: 4, AtLeast: 3),
            new(RandomTables.ToGreatest(InfoTable.FromRows(InfoMetric.Flops, [[1, 2], [2, 5]])), 0))?.Message);

    private static InfoTable Choose(InfoTable table, bool isSummed) => isSummed ? table : RandomTables.ToGreatest(table);

    private static (double, double) Ordered((double First, double Second) ends) =>
        (Math.Min(ends.First, ends.Second), Math.Max(ends.First, ends.Second));

    private static ConstraintCfg Between(CostStatistics statistics, (double From, double To) ends)
    {
        var range = statistics.Max - statistics.Min;
        return new(statistics.Metric, statistics.Min + (ends.To * range), statistics.Min + (ends.From * range));
    }

    private static void AssertBest(IEnumerable<Architecture> inside, double[,] scores, Architecture? best)
    {
        var possible = inside.Where(architecture => !double.IsNegativeInfinity(ScoreOf(architecture))).ToArray();
        Assert.Equal(possible.Length == 0, best is null);
        if (best is null)
            return;
        Assert.Contains(best, possible);
        Assert.Equal(possible.Max(ScoreOf), ScoreOf(best), 1e-12);

        double ScoreOf(Architecture architecture) => architecture.Select((choice, layer) => scores[layer, choice]).Sum();
    }
}
