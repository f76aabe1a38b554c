using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Searchers where each candidate has a random worth, so that the best architecture is known: they find it with every
/// seed. Nothing here depends on torch or the processor: .NET's generators and sums of doubles are the same everywhere.
/// </summary>
public sealed class SearcherOptimumTests
{
    private const int Seeds = 20;
    private const int Population = 40;
    private const int Generations = 39;

    private static readonly BaseLookUpTable Table = WideSpace.LookUpTable.Create();

    /// <summary>With 1,600 evaluations, a fortieth of the space.</summary>
    [Theory]
    [InlineData("evolution", 1.0)]
    [InlineData("evolution", 0.3)]
    [InlineData("aging", 1.0)]
    [InlineData("aging", 0.3)]
    [InlineData("local", 1.0)]
    [InlineData("local", 0.3)]
    [InlineData("NSGA-II", 1.0)]
    public void They_find_the_best_inside_the_budget(string name, double share) => Assert.Equal(Seeds, CountHits(name, share));

    /// <summary>What the others are for: as many random draws find it by chance, one time in forty.</summary>
    [Fact]
    public void Random_search_finds_it_by_chance() => Assert.InRange(CountHits("random", 1), 0, Seeds / 4);

    /// <summary>The searches that end with the best of all architectures inside the budget that is met by a share of them.</summary>
    private static int CountHits(string name, double share) => Enumerable.Range(0, Seeds).Count(seed =>
    {
        var fitness = new SyntheticFitness(Table.ModelCfgShape, seed);
        var budget = new Budget(Table, [new(InfoMetric.Flops, AtMost: Table.GetStatistics(InfoMetric.Flops).Percentile(share))]);
        var found = SearchRun.Run(Searchers.Create(name, new(budget), Population, Generations, seed), fitness).Best.Architecture;
        return found.Equals(budget.FindBest(fitness.Worth));
    });
}
