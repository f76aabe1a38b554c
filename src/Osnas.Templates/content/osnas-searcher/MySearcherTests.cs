using Osnas;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using Xunit;

/// <summary>What the search strategy finds. None of these tests needs libtorch.</summary>
public sealed class MySearcherTests
{
    private readonly BaseLookUpTable _table = SearchSpaces.Get("tiny-28").CreateLookUpTable(28, 10);

    /// <summary>Costs take the place of accuracies: their best architecture is known.</summary>
    [Fact]
    public void Finds_the_cheapest_architecture()
    {
        var evaluations = Search(iterations: 300);

        Assert.Equal(evaluations.Count, evaluations.Select(evaluation => evaluation.Architecture).Distinct().Count());
        Assert.Equal(
            _table.GetStatistics(InfoMetric.Flops).Cheapest, evaluations.MaxBy(evaluation => evaluation.Fitness)!.Architecture);
    }

    [Fact]
    public void Searches_the_same_again_after_a_resume() => Assert.Equal(Search(iterations: 20), Search(iterations: 20));

    private List<Evaluation> Search(int iterations)
    {
        var searcher = new MySearcher(new BudgetSampler(new Budget(_table, [])), iterations, seed: 1);
        List<Evaluation> all = [];
        while (searcher.Ask() is { Count: > 0 } asked)
        {
            Evaluation[] told = [.. asked.Select(next => new Evaluation(next, -_table.GetModelInfo(InfoMetric.Flops, next)))];
            searcher.Tell(told);
            all.AddRange(told);
        }

        return all;
    }
}
