using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class AgingSearcherTests
{
    /// <summary>A tournament of all makes the best of the living the parent; the oldest dies, though it be the best.</summary>
    [Fact]
    public void The_best_of_the_living_has_a_child_and_the_oldest_dies()
    {
        var searcher =
            new AgingSearcher(Budgets.Sampler(Budgets.FBNetS), new() { Population = 3, Tournament = 3, Evaluations = 5 }, seed: 1);
        var first = searcher.Ask();
        searcher.Tell([new(first[0], 9), new(first[1], 1), new(first[2], 2)]);
        var child = Assert.Single(searcher.Ask());
        searcher.Tell([new(child, 0)]);

        var layers = LayerChoices.Of(Budgets.FBNetS.Spec);
        Assert.Equal(1, Searchers.Differences(layers, first[0], child));
        Assert.Equal([first[1], first[2], child], searcher.Alive.Select(evaluation => evaluation.Architecture));
        Assert.Equal(1, Searchers.Differences(layers, first[2], Assert.Single(searcher.Ask())));
    }

    /// <summary>By the rule: the square root of twice the evaluations, and three quarters of that.</summary>
    [Theory]
    [InlineData(50, 10, 8)]
    [InlineData(200, 20, 15)]
    [InlineData(330, 26, 20)]
    [InlineData(5000, 100, 75)]
    [InlineData(1, 1, 1)]
    public void Population_and_tournament_follow_from_the_evaluations(int evaluations, int population, int tournament)
    {
        var options = new AgingOptions { Evaluations = evaluations };
        options.Check();

        Assert.Equal((population, tournament), (options.PopulationOf(evaluations), options.TournamentOf(population)));
        Assert.Equal(population, new AgingSearcher(Budgets.Sampler(Budgets.FBNetS), options, seed: 1).Ask().Count);
    }

    /// <summary>18 architectures are all that can be evaluated: 6 of them are the first population.</summary>
    [Fact]
    public void In_a_small_space_they_follow_from_its_size() =>
        Assert.Equal(6, new AgingSearcher(Budgets.Sampler(Budgets.Tiny), new(), seed: 1).Ask().Count);

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Population = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Tournament = 0 }));
        Assert.Equal(
            "Tournament 9 is more than Population 8.",
            Assert.Throws<ArgumentException>(() => Create(new() { Population = 8, Tournament = 9 })).Message);
        Assert.Equal(
            "Tournament 9 is more than the population of 7 that follows from Evaluations 25.",
            Assert.Throws<ArgumentException>(() => Create(new() { Tournament = 9, Evaluations = 25 })).Message);
        Assert.Equal(
            "Evaluations 7 is less than Population 8.",
            Assert.Throws<ArgumentException>(() => Create(new() { Population = 8, Tournament = 2, Evaluations = 7 })).Message);

        static AgingSearcher Create(AgingOptions options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
