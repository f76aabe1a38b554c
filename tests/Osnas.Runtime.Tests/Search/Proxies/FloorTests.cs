using Osnas.Samples;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>How well costs alone rank the 6,561 architectures of NAS-Bench-Macro: what a proxy must be better than.</summary>
public sealed class FloorTests
{
    [Theory]
    [InlineData("flops", 0.556)]
    [InlineData("params", 0.218)]
    public void The_rank_correlation_of_a_cost_with_the_accuracy(string name, double tau)
    {
        var judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
        using var images = RandomImages.Dataset(2);
        var evaluator = FitnessRegistry.All.Get(name).Create(
            new(SearchSpaces.Get(nameof(NasBenchMacro)), NasBenchMacro.LookUpTable.Create(), images, Seed: 0));

        Assert.Equal(
            tau,
            RankCorrelation.KendallTau(
                [.. judge.Rows.Select(row => evaluator.Evaluate(row.Architecture))], [.. judge.Rows.Select(row => row.Mean)]),
            3);
    }
}
