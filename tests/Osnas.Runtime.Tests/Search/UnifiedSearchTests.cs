using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Samplers and searchers in a unified space: what they draw are networks, in canonical form.</summary>
public sealed class UnifiedSearchTests
{
    private static readonly BaseLookUpTable Table = UnifiedSpace.LookUpTable.Create();

    /// <summary>A count has a deviation of 7.7: by chance, one of them is 50 off once in 50 million.</summary>
    [Fact]
    public void Each_network_is_drawn_as_often_as_any_other()
    {
        const int draws = 171 * 60;
        var random = new Random(1);
        var sampler = new UniformSampler(UnifiedSpace.Spec);
        var counts = Enumerable.Range(0, draws).Select(_ => sampler.Sample(random)).CountBy(architecture => architecture).ToDictionary();

        Assert.Equal(UnifiedSpace.Architectures.ToHashSet(), counts.Keys.ToHashSet());
        Assert.All(counts.Values, count => Assert.InRange(count, 10, 110));
    }

    [Fact]
    public void Fairness_goes_through_all_choices_of_a_layer_before_one_comes_again()
    {
        Architecture[] paths = [.. Plans.Paths(new FairnessSampler(UnifiedSpace.Spec), 38).Select(Assert.Single)];

        Assert.All(paths.Chunk(19), round => Assert.Equal(19, round.DistinctBy(path => string.Join(",", path.Skip(3))).Count()));
        Assert.All(paths, path => Assert.Null(UnifiedSpace.Spec.FindFault(path)));
    }

    [Fact]
    public void Strict_fairness_is_refused_before_the_training()
    {
        using var supernet = new UnifiedSpace.Supernet();

        Assert.Equal(
            "UnifiedSpace: strict fairness trains each candidate of a layer once in a step, but the sub-blocks of a unified layer "
            + "choose together; use fairness, which trains each of their choices equally often.",
            Assert.Throws<NotSupportedException>(() => new StrictFairnessSampler(UnifiedSpace.Spec).Check(supernet)).Message);
    }

    [Fact]
    public void Under_several_budgets_draws_meet_all_of_them()
    {
        var sampler =
            Budgets.Sampler(Table, Budgets.Range(Table, InfoMetric.Flops, 0.45, 0.6), Budgets.Range(Table, InfoMetric.Params, 0.45, 0.6));
        var random = new Random(2);

        Assert.All(Enumerable.Range(0, 50).Select(_ => sampler.Sample(random)), architecture =>
        {
            Assert.True(sampler.Budget.IsMetBy(architecture));
            Assert.Equal(architecture, UnifiedSpace.Spec.Normalize(architecture));
        });
    }

    /// <summary>Children are canonical: architectures that differ in the order of sub-blocks are one network.</summary>
    [Theory]
    [InlineData(Crossover.Uniform, false)]
    [InlineData(Crossover.SinglePoint, true)]
    public void Evolution_asks_for_each_network_once(Crossover crossover, bool mutateCrossed)
    {
        var options =
            new EvolutionOptions { Population = 10, Generations = 8, Parents = 4, Crossover = crossover, MutateCrossed = mutateCrossed };
        var searcher = new EvolutionSearcher(Budgets.Sampler(Table), options, seed: 1);
        var asked = SearchRun.Run(searcher, new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1)).Candidates.Select(
            candidate => candidate.Architecture).ToArray();

        Assert.InRange(asked.Length, 50, 90);
        Assert.Equal(asked, asked.Select(UnifiedSpace.Spec.Normalize));
        Assert.Equal(asked.Length, asked.Distinct().Count());
    }

    /// <summary>
    /// The cost alone would leave all sub-blocks out: by the greatest parameter of each row, no layer has the least expansion.
    /// </summary>
    [Fact]
    public void Differentiable_search_decodes_networks_inside_the_budget()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new UnifiedSpace.Supernet();
        using var images = RandomImages.Dataset(16);
        using (TorchSharp.torch.no_grad())
            supernet.modules().OfType<TorchSharp.Modules.Linear>().Single().weight!.zero_(); // the images say nothing
        var budget = new Budget(Table, [Budgets.Range(Table, InfoMetric.Flops, 0, 0.1)]);
        using var search =
            new DifferentiableSearch(supernet, budget, images, new() { LearningRate = 0.1, HardwareWeight = 1000, BatchSize = 8 });

        for (var step = 0; step < 60; step++)
            search.BeforeStep(new(1, step, 4));

        var greatest = new Architecture(supernet.GetArchParam().Select(parameter => (int)parameter.argmax().item<long>()));
        Assert.Contains("MinExpansionRate is 1", UnifiedSpace.Spec.FindFault(greatest), StringComparison.Ordinal);
        AssertNetwork(search.Decode(), budget);
    }

    [Fact]
    public void The_generator_decodes_networks_inside_the_budget()
    {
        using var supernet = new UnifiedSpace.Supernet();
        using var images = RandomImages.Dataset(16);
        using var search = new GeneratorSearch(
            supernet, Table, new() { Epochs = 10, BatchSize = 8, HardwareWeight = 100, LearningRate = 3e-3, Priors = 3 }, seed: 1);

        search.Train(images);

        foreach (var place in (double[])[0, 0.3, 0.6, 1])
        {
            var budget =
                new Budget(Table, [Budgets.Range(Table, InfoMetric.Flops, 0, place), Budgets.Range(Table, InfoMetric.Params, 0, 0.8)]);
            AssertNetwork(search.Decode(budget), budget);
        }
    }

    [Fact]
    public void The_look_up_table_tells_the_cost_in_any_order()
    {
        var costs = new CostModel(UnifiedSpace.Spec);
        foreach (var architecture in (Architecture[])[new(3, 0, 1, 1, 2, 1), new(0, 3, 1, 2, 1, 1)])
        {
            Assert.Equal(costs.Of(architecture).Flops, Table.GetModelInfo(InfoMetric.Flops, architecture));
            Assert.Equal(costs.Of(architecture).Params, Table.GetModelInfo(InfoMetric.Params, architecture));
        }
    }

    private static void AssertNetwork(Architecture architecture, Budget budget)
    {
        Assert.Equal(architecture, UnifiedSpace.Spec.Normalize(architecture));
        Assert.True(budget.IsMetBy(architecture), $"{architecture} is over the budget.");
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var network = new UnifiedSpace.Model(architecture);
        Assert.Equal([2, 3], network.call(TorchSharp.torch.randn(2, 1, 8, 8)).shape);
    }
}
