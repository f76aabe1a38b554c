using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Budgets on a metric of which the most expensive layer counts, against enumeration.</summary>
public sealed class GreatestCostTests
{
    private static readonly BaseLookUpTable Table = new GreatestFlops();

    [Fact]
    public void An_architecture_costs_as_much_as_its_most_expensive_part()
    {
        var cells = Table.GetInfoTable(InfoMetric.Flops);
        Assert.All(TinySpace.Architectures, architecture => Assert.Equal(
            architecture.Select((choice, layer) => cells[layer, choice]).Append(GreatestFlops.Base).Max(),
            Table.GetModelInfo(InfoMetric.Flops, architecture)));
    }

    /// <summary>Alone and with a budget on a sum.</summary>
    [Theory]
    [InlineData(0, 0.5, 0, 1)]
    [InlineData(0.3, 0.8, 0, 1)]
    [InlineData(0.5, 1, 0, 0.6)]
    [InlineData(0, 0.7, 0.4, 1)]
    public void Draws_and_the_best_are_inside(double from, double to, double fromParams, double toParams)
    {
        ConstraintCfg[] constraints =
        [
            Budgets.Range(Table, InfoMetric.Flops, from, to), Budgets.Range(Table, InfoMetric.Params, fromParams, toParams),
        ];
        var budget = new Budget(Table, constraints);
        var inside = TinySpace.Architectures.Where(budget.IsMetBy).ToHashSet();
        var sampler = new BudgetSampler(budget);
        var random = new Random(5);

        Assert.NotEmpty(inside);
        Assert.Equal(inside, Enumerable.Range(0, 2000).Select(_ => sampler.Sample(random)).ToHashSet());
        var scores = new double[3, 3];
        for (var round = 0; round < 20; round++)
        {
            for (var cell = 0; cell < scores.Length; cell++)
                scores[cell / 3, cell % 3] = random.NextDouble();
            Assert.Equal(inside.MaxBy(Score), budget.FindBest(scores));
        }

        double Score(Architecture architecture) => architecture.Select((choice, layer) => scores[layer, choice]).Sum();
    }

    /// <summary>The costs that the other budgets leave are told, whichever of the two is the maximum.</summary>
    [Theory]
    [InlineData(InfoMetric.Flops, InfoMetric.Params)]
    [InlineData(InfoMetric.Params, InfoMetric.Flops)]
    public void What_cant_be_met_together_is_told_with_the_nearest_cost(InfoMetric first, InfoMetric second)
    {
        var cheapest = new ConstraintCfg(first, AtMost: Table.GetStatistics(first).Min);
        var left = TinySpace.Architectures
            .Where(architecture => cheapest.IsMetBy(Table.GetModelInfo(first, architecture)))
            .Max(architecture => Table.GetModelInfo(second, architecture));
        var fault = Assert.Throws<InfeasibleBudgetException>(() => new Budget(Table, [cheapest, new(second, AtLeast: left + 1)]));

        Assert.EndsWith(
            $"architectures within the latter have at most {MetricCatalog.Of(second).Format(left)}; lower the bound to that.",
            fault.Message,
            StringComparison.Ordinal);
        Assert.True(new Budget(Table, [cheapest, new(second, AtLeast: left)]).FindBest(new double[3, 3]) is not null);
    }

    /// <summary>The mean over all architectures, each with its probability, by enumeration; and a slope that pulls it down.</summary>
    [Fact]
    public void Expected_cost_is_that_of_probabilities()
    {
        using var scope = NewDisposeScope();
        using var cost = new ExpectedCost(Table, InfoMetric.Flops, CPU);
        using var mask = new CandidateMask(TinySpace.Spec, CPU);
        var parameters = tensor(new[,] { { 0.3, -1, 2 }, { 0.5, 9, -0.5 }, { 0.0, 1, 2 } }, requires_grad: true);
        var probabilities = mask.Softmax(parameters);
        var expected = TinySpace.Architectures.Sum(architecture =>
            architecture.Select((choice, row) => probabilities[row, choice].item<double>()).Aggregate((product, next) => product * next)
            * Table.GetModelInfo(InfoMetric.Flops, architecture));
        var computed = cost.Of(probabilities);
        computed.backward();

        Assert.Equal(expected, computed.item<double>(), 1e-6);
        var lower = cost.Of(mask.Softmax(parameters.detach() - (1e-3 * parameters.grad! / parameters.grad!.norm())));
        Assert.True(lower.item<double>() < computed.item<double>());
    }

    /// <summary>FLOPs of which the most expensive layer counts.</summary>
    private sealed class GreatestFlops() : BaseLookUpTable(TinySpace.Spec, TinySpace.Spec.InputSize, TinySpace.Spec.Classes)
    {
        public const double Base = 500;

        public override double GetBaseInfo(InfoMetric metric) => metric == InfoMetric.Flops ? Base : base.GetBaseInfo(metric);

        protected override InfoTable ConstructInfoTable(InfoMetric metric)
        {
            var sums = base.ConstructInfoTable(metric);
            if (metric != InfoMetric.Flops)
                return sums;
            var table = new InfoTable(metric) { Combination = MetricCombination.Maximum };
            for (var row = 0; row < sums.Rows; row++)
                table.AddRow(sums.GetRow(row));
            return table;
        }
    }
}
