using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Samplers and searchers in a unified space: what they draw are networks, in canonical form.</summary>
public sealed class UnifiedSearchTests
{
    private static readonly BaseLookUpTable Table = UnifiedSpace.LookUpTable.Create();

    [Fact]
    public void Each_network_is_drawn_as_often_as_any_other()
    {
        const int draws = 171 * 60;
        var random = new Random(1);
        var sampler = new UniformSampler(UnifiedSpace.Spec);
        var counts = Enumerable.Range(0, draws).Select(_ => sampler.Sample(random)).CountBy(architecture => architecture).ToDictionary();

        Assert.Equal(UnifiedSpace.Architectures.ToHashSet(), counts.Keys.ToHashSet());
        Assert.All(counts.Values, count => Assert.InRange(count, 20, 110));
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
            "UnifiedSpace: strict fairness trains each candidate of a layer once in a step, but the sub-blocks of a unified layer choose together; use FairnessSampler, which trains each of their choices as often as another.",
            Assert.Throws<InvalidOperationException>(() => new StrictFairnessSampler(UnifiedSpace.Spec).Check(supernet)).Message);
    }

    [Fact]
    public void Under_several_budgets_draws_meet_all_of_them()
    {
        var sampler = Budgets.Sampler(Table, Budgets.Range(Table, InfoMetric.Flops, 0.45, 0.6), Budgets.Range(Table, InfoMetric.Params, 0.45, 0.6));
        var random = new Random(2);

        Assert.All(Enumerable.Range(0, 50).Select(_ => sampler.Sample(random)), architecture =>
        {
            Assert.True(sampler.Budget.IsMetBy(architecture));
            Assert.Equal(architecture, UnifiedSpace.Spec.Normalize(architecture));
        });
    }

    [Fact]
    public void Evolution_asks_for_each_network_once()
    {
        var sampler = Budgets.Sampler(Table);
        var searcher = new EvolutionSearcher(sampler, new() { Population = 10, Generations = 8, Parents = 4 }, seed: 1);
        var asked = SearchRun.Run(searcher, new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1)).Candidates.Select(candidate => candidate.Architecture).ToArray();

        Assert.InRange(asked.Length, 50, 90);
        Assert.Equal(asked, asked.Select(UnifiedSpace.Spec.Normalize));
        Assert.Equal(asked.Length, asked.Distinct().Count());
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
}
