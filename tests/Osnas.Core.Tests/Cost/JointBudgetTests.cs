using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>The best architecture under several budgets, against enumeration and against proofs by duality.</summary>
public sealed class JointBudgetTests
{
    private const double Base = 10;

    // Of any size, of few values, and alike but for their last digits.
    private static readonly Gen<double> Score = Gen.OneOf(
        Gen.Double[-1, 1], Gen.Int[0, 2].Select(score => (double)score), Gen.Int[0, 9].Select(nearly => 1 + (nearly * 1e-12)));

    [Fact]
    public void It_is_the_best_of_all_that_meet_all_budgets() =>
        Gen.Select(
            from tables in RandomTables.Pair
            from scores in Score.Array2D[tables.First.Rows, tables.First.Columns]
            select (tables, scores),
            Ends,
            Ends).Sample((input, flops, time) =>
        {
            var (first, second) = input.tables;
            var (ofFirst, ofSecond) = (new CostStatistics(first, Base), new CostStatistics(second, 0));
            var (limit, other) = (Between(ofFirst, flops), Between(ofSecond, time));
            var inside = RandomTables.Enumerate(first, Base)
                .Where(each => limit.IsMetBy(each.Cost) && other.IsMetBy(0 + second.Sum(each.Architecture)))
                .Select(each => ScoreOf(input.scores, each.Architecture))
                .ToArray();

            var best = new JointBudget([(ofFirst, limit), (ofSecond, other)]).FindBest(input.scores);

            Assert.Equal(inside.Length == 0, best is null);
            if (best is null)
                return;
            Assert.True(limit.IsMetBy(Base + first.Sum(best)) && other.IsMetBy(second.Sum(best)));

            // Sums of six scores that are equal but for their last digits are told apart.
            Assert.Equal(inside.Max(), ScoreOf(input.scores, best), 2e-13);
        });

    /// <summary>
    /// Prevents: prices so high that rounding alone proves that none is inside. Here one is, at the end of a budget, with
    /// the least score of all.
    /// </summary>
    [Fact]
    public void The_only_one_inside_is_found_at_the_end_of_a_budget()
    {
        var flops = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[20, 20], [40, 35]]), Base);
        var times = new CostStatistics(InfoTable.FromRows(InfoMetric.Latency, [[3.1, 1.019740022211249], [4.9, 3.656236766660974]]), 0);
        double[,] scores = { { 0, 0 }, { 1, -0.2923256448701008 } };

        var budget = new JointBudget(
            [(flops, new(InfoMetric.Flops, AtMost: 65)), (times, new(InfoMetric.Latency, AtLeast: 4.8185270046236885))]);

        Assert.Equal(new(0, 1), budget.FindBest(scores));
    }

    /// <summary>Prevents: a choice that is worse in the twelfth digit passes for the best, as it is nearly as good as the bound.</summary>
    [Fact]
    public void The_last_digits_of_scores_matter()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, Enumerable.Repeat((double[])[0, 1], 22)), 0);
        var scores = new double[22, 2];
        for (var layer = 0; layer < 22; layer++)
            (scores[layer, 0], scores[layer, 1]) = (1, 1 + ((layer + 1) * 1e-13));

        Assert.Equal(
            new(Enumerable.Range(0, 22).Select(layer => layer < 11 ? 0 : 1)),
            new JointBudget([(statistics, new(InfoMetric.Flops, AtMost: 11))]).FindBest(scores));
    }

    /// <summary>Three budgets of different kinds, all of which matter.</summary>
    [Fact]
    public void Three_budgets_are_met_by_the_best()
    {
        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            var tables = new[] { InfoMetric.Flops, InfoMetric.Params, InfoMetric.Latency }
                .Select(metric => InfoTable.FromRows(metric, Rows(6, 5, () => Cost(metric))))
                .ToArray();
            var statistics = tables.Select(table => new CostStatistics(table, Base)).ToArray();
            var scores = new double[6, 5];
            for (var cell = 0; cell < scores.Length; cell++)
                scores[cell / 5, cell % 5] = random.NextDouble();
            ConstraintCfg[] limits = [At(0, 0, 0.6), At(1, 0.4, 1), At(2, 0.4, 0.6)];
            var best = RandomTables.Enumerate(tables[0], Base)
                .Select(each => each.Architecture)
                .Where(architecture => limits.Zip(tables).All(pair => pair.First.IsMetBy(Base + pair.Second.Sum(architecture))))
                .MaxBy(architecture => ScoreOf(scores, architecture));

            Assert.Equal(best, new JointBudget(statistics.Zip(limits)).FindBest(scores));

            double Cost(InfoMetric metric) => metric == InfoMetric.Latency ? random.NextDouble() : random.Next(1000);

            ConstraintCfg At(int metric, double from, double to)
            {
                var range = statistics[metric].Max - statistics[metric].Min;
                return new(statistics[metric].Metric, statistics[metric].Min + (to * range), statistics[metric].Min + (from * range));
            }
        }
    }

    /// <summary>
    /// In 9^22 architectures: prices that the best architecture is the best with, whatever it costs, prove that no
    /// other of those costs is better (weak duality).
    /// </summary>
    [Fact]
    public void The_best_of_a_large_space_has_a_proof()
    {
        var costs = new CostModel(GoldenFile.ReadSpace("FBNetS"), 224);
        var (flops, parameters) = (costs.ToTable(InfoMetric.Flops), costs.ToTable(InfoMetric.Params));
        CostStatistics[] statistics = [new(flops, costs.Base.Flops), new(parameters, costs.Base.Params)];
        var random = new Random(11);
        var scores = new double[22, 9];
        for (var cell = 0; cell < scores.Length; cell++)
            scores[cell / 9, cell % 9] = random.NextDouble();

        foreach (var (ofFlops, ofParams) in ((double, double)[])[(1e-9, 1e-7), (3e-8, 1e-8), (1e-8, 1e-6), (2e-8, 2e-7)])
        {
            var priced = new Architecture(Enumerable.Range(0, 22).Select(layer => Enumerable.Range(0, 9).MaxBy(candidate =>
                scores[layer, candidate] - (ofFlops * flops[layer, candidate]) - (ofParams * parameters[layer, candidate]))));
            var cost = costs.Of(priced);

            Assert.Equal(priced, new JointBudget(
            [
                (statistics[0], new(InfoMetric.Flops, AtMost: cost.Flops)),
                (statistics[1], new(InfoMetric.Params, AtMost: cost.Params)),
            ]).FindBest(scores));
        }
    }

    [Fact]
    public void Budgets_of_one_metric_are_one_range()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[1, 2, 3], [1, 2, 3]]), 0);
        var budget = new JointBudget([(statistics, new(InfoMetric.Flops, AtMost: 5)), (statistics, new(InfoMetric.Flops, AtLeast: 5))]);

        Assert.Equal(new(1, 2), budget.FindBest(new double[,] { { 0, 1, 0 }, { 0, 0, 0 } }));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[1, double.NaN], [1, 2]]), 0);
        var budget = new JointBudget([(statistics, new(InfoMetric.Flops, AtMost: 3))]);

        Assert.Throws<ArgumentException>(() => new JointBudget([]));
        Assert.Throws<ArgumentException>(() => new JointBudget([(statistics, new(InfoMetric.Params))]));
        Assert.Throws<ArgumentException>(() => budget.FindBest(new double[1, 2]));
        Assert.Throws<ArgumentException>(() => budget.FindBest(new[,] { { double.NaN, 0 }, { 0, 0 } }));
        Assert.Throws<ArgumentException>(() => budget.FindBest(new[,] { { double.PositiveInfinity, 0 }, { 0, 0 } }));
        Assert.Null(budget.FindBest(new[,] { { double.NegativeInfinity, 0 }, { 0, 0 } }));
        Assert.Equal(new(0, 1), budget.FindBest(new[,] { { 0, double.NaN }, { 0, 1 } }));
    }

    /// <summary>Two places between the cheapest and the most expensive.</summary>
    private static Gen<(double, double)> Ends { get; } = Gen.OneOf(
        Gen.Double[0, 1].Select(to => (double.NegativeInfinity, to)),
        Gen.Double[0, 1].Select(from => (from, double.PositiveInfinity)),
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], (first, second) => (Math.Min(first, second), Math.Max(first, second))));

    private static ConstraintCfg Between(CostStatistics statistics, (double From, double To) ends)
    {
        var range = statistics.Max - statistics.Min + 1;
        return new(statistics.Metric, statistics.Min + (ends.To * range), statistics.Min + (ends.From * range));
    }

    private static IEnumerable<IEnumerable<double>> Rows(int rows, int columns, Func<double> cell) =>
        Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => cell()).ToArray());

    private static double ScoreOf(double[,] scores, Architecture architecture) =>
        architecture.Select((choice, layer) => scores[layer, choice]).Sum();
}
