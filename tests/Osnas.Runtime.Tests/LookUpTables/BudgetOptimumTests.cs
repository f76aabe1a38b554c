using Osnas.LookUpTables;
using Osnas.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The best architecture of a budget against enumeration.</summary>
public sealed class BudgetOptimumTests
{
    private static readonly BaseLookUpTable Table = Budgets.Tiny;

    [Theory]
    [InlineData(InfoMetric.Flops)]
    [InlineData(InfoMetric.Params)]
    public void It_is_the_best_of_all_that_meet_it(InfoMetric metric)
    {
        var random = new Random(1);
        foreach (var limit in TinySpace.Architectures.Select(architecture => Table.GetModelInfo(metric, architecture)))
        {
            var scores = new double[3, 3];
            for (var cell = 0; cell < scores.Length; cell++)
                scores[cell / 3, cell % 3] = random.NextDouble();
            var budget = new Budget(Table, [new(metric, AtMost: limit)]);

            Assert.Equal(
                TinySpace.Architectures.Where(budget.IsMetBy)
                    .MaxBy(architecture => architecture.Select((choice, layer) => scores[layer, choice]).Sum()),
                budget.FindBest(scores));
        }
    }

    [Fact]
    public void Architecture_parameters_take_a_budget()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        supernet.SetArchParam(tensor(new[,] { { 3.0, 0, 1 }, { 2, 9, 0 }, { 3, 2, 1 } }));
        var statistics = Table.GetStatistics(InfoMetric.Params);

        Assert.Equal(new(0, 0, 0), supernet.GetBestArchParam());
        Assert.Equal(new(0, 0, 0), supernet.GetBestArchParam(new Budget(Table, [])));

        // The next best, with less in the last layer.
        Assert.Equal(new(0, 0, 1), supernet.GetBestArchParam(new Budget(Table, [new(InfoMetric.Params, AtMost: statistics.Max - 1)])));
        Assert.Equal(statistics.Cheapest, supernet.GetBestArchParam(new Budget(Table, [new(InfoMetric.Params, AtMost: statistics.Min)])));
    }

    [Fact]
    public void A_budget_of_another_space_is_refused()
    {
        using var supernet = new TinySpace.Supernet();
        supernet.InitializeArchParam();

        var exception = Assert.Throws<ArgumentException>(() => supernet.GetBestArchParam(new Budget(Budgets.FBNetS, [])));

        Assert.StartsWith(
            $"TinySpace ({TinySpace.Spec.Fingerprint}): the budget is for the space FBNetS ({Samples.FBNetS.Spec.Fingerprint}).",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_best_of_all_that_meet_two_constraints()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var scores = new double[3, 3];
            for (var cell = 0; cell < scores.Length; cell++)
                scores[cell / 3, cell % 3] = random.NextDouble();
            var inside = TinySpace.Architectures[random.Next(18)];
            var budget = new Budget(
                Table,
                [new(InfoMetric.Flops, AtMost: Table.GetModelInfo(InfoMetric.Flops, inside)),
                    new(InfoMetric.Params, AtLeast: Table.GetModelInfo(InfoMetric.Params, inside))]);

            Assert.Equal(
                TinySpace.Architectures.Where(budget.IsMetBy)
                    .MaxBy(architecture => architecture.Select((choice, layer) => scores[layer, choice]).Sum()),
                budget.FindBest(scores));
        }
    }
}
