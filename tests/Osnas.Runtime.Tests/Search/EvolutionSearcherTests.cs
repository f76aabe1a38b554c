using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class EvolutionSearcherTests
{
    private static readonly EvolutionOptions Options = new() { Generations = 9, Population = 20, Parents = 6 };
    private static readonly ConstraintCfg Limit = Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.3);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.1, 0.5)]
    [InlineData(1.0, 0.0)]
    public void A_space_smaller_than_the_population_ends_the_search(double mutationRate, double crossoverRate)
    {
        var options = Options with { MutationRate = mutationRate, CrossoverRate = crossoverRate };
        var fitness = new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1);
        SearchRun.Run(new EvolutionSearcher(Budgets.Sampler(Budgets.Tiny), options, seed: 1), fitness);

        Assert.Distinct(fitness.Evaluated);
        Assert.Equal(18, fitness.Evaluated.Count);
    }

    [Fact]
    public void Where_parents_have_nothing_new_a_newcomer_takes_part()
    {
        var options = Options with { MutationRate = 0, CrossoverRate = 0 };
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        SearchRun.Run(new EvolutionSearcher(Budgets.Sampler(Budgets.FBNetS, Limit), options, seed: 1), fitness);

        Assert.Equal(200, fitness.Evaluated.Count);
    }

    /// <summary>With one parent and no mutation, a child is the parent itself; with crossover of two it has choices of both.</summary>
    [Fact]
    public void Children_have_the_choices_of_their_parents()
    {
        var options = new EvolutionOptions { Generations = 1, Population = 2, Parents = 2, MutationRate = 0, CrossoverRate = 1 };
        var searcher = new EvolutionSearcher(Budgets.Sampler(Budgets.FBNetS), options, seed: 1);
        var parents = searcher.Ask();
        searcher.Tell([new(parents[0], 1), new(parents[1], 2)]);
        var children = searcher.Ask();

        Assert.Equal(2, children.Count);
        Assert.All(children, child => Assert.All(child.Index(), choice =>
            Assert.Contains(choice.Item, parents.Select(parent => parent[choice.Index]))));
        searcher.Tell([new(children[0], 1), new(children[1], 2)]);
        Assert.Empty(searcher.Ask());
    }

    /// <summary>OSNASLib's: the first layers of one parent, the others of another.</summary>
    [Fact]
    public void Crossover_at_a_point_keeps_the_order_of_the_parents()
    {
        var options = new EvolutionOptions
        {
            Generations = 1,
            Population = 4,
            Parents = 2,
            Children = 3,
            MutationRate = 0,
            CrossoverRate = 1,
            Crossover = Crossover.SinglePoint
        };
        var searcher = new EvolutionSearcher(Budgets.Sampler(Budgets.FBNetS), options, seed: 1);
        var first = searcher.Ask();
        searcher.Tell([.. first.Select((architecture, index) => new Evaluation(architecture, index))]);
        var (mother, father) = (first[2], first[3]);
        var children = searcher.Ask();

        Assert.Equal(7, searcher.Evaluations);
        Assert.Equal(3, children.Count);
        Assert.All(
            children,
            child => Assert.Contains(
                Enumerable.Range(0, 22), point => IsCrossed(child, mother, father, point) || IsCrossed(child, father, mother, point)));

        static bool IsCrossed(Architecture child, Architecture one, Architecture other, int point) =>
            child.SequenceEqual(one.Take(point).Concat(other.Skip(point)));
    }

    [Fact]
    public void Children_of_two_parents_can_mutate()
    {
        var options = new EvolutionOptions
        {
            Generations = 1,
            Population = 2,
            Parents = 2,
            MutationRate = 1,
            CrossoverRate = 1,
            MutateCrossed = true
        };
        var searcher = new EvolutionSearcher(Budgets.Sampler(Budgets.FBNetS), options, seed: 1);
        var parents = searcher.Ask();
        searcher.Tell([new(parents[0], 1), new(parents[1], 2)]);

        Assert.Contains(
            searcher.Ask().SelectMany(child => child.Index()), choice => parents.All(parent => parent[choice.Index] != choice.Item));
    }

    [Fact]
    public void More_parents_than_the_population_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            new EvolutionSearcher(Budgets.Sampler(Budgets.Tiny), new() { Population = 5, Parents = 6 }, seed: 1));

        Assert.Equal("Parents 6 is more than Population 5.", exception.Message);
    }

    /// <summary>Of what is given, the rest follows. The last generation may be smaller.</summary>
    [Theory]
    [InlineData(null, null, null, 10, 5, 330)]
    [InlineData(50, null, null, 10, 5, 50)]
    [InlineData(20, null, null, 4, 2, 20)]
    [InlineData(5, null, null, 2, 1, 5)]
    [InlineData(100, null, 30, 30, 15, 100)]
    [InlineData(null, 2, null, 10, 5, 30)]
    [InlineData(null, 3, 7, 7, 4, 28)]
    public void Sizes_follow_from_what_is_given(
        int? evaluations, int? generations, int? given, int population, int parents, int total)
    {
        var options = new EvolutionOptions { Evaluations = evaluations, Generations = generations, Population = given };
        options.Check();
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        SearchRun.Run(new EvolutionSearcher(Budgets.Sampler(Budgets.FBNetS), options, seed: 1), fitness);

        Assert.Equal((population, parents, total), (options.Sizes.Population, options.ParentCount, options.Sizes.Evaluations));
        Assert.Equal(total, fitness.Evaluated.Count);
    }

    [Fact]
    public void Two_lengths_are_refused() => Assert.Equal(
        "Evaluations 50 and Generations 3 both say how long the search is; leave one of them out.",
        Assert.Throws<ArgumentException>(() => new EvolutionOptions { Evaluations = 50, Generations = 3 }.Check()).Message);

    public static TheoryData<EvolutionOptions> Faults =>
    [
        new() { Generations = -1 },
        new() { Population = 1, Parents = 1 },
        new() { Parents = 0 },
        new() { Children = 0 },
        new() { MutationRate = -0.1 },
        new() { MutationRate = 1.1 },
        new() { CrossoverRate = -0.1 },
        new() { CrossoverRate = 1.1 },
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Options_out_of_range_are_refused(EvolutionOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvolutionSearcher(Budgets.Sampler(Budgets.Tiny), options, seed: 1));
}
