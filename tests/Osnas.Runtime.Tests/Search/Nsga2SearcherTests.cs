using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class Nsga2SearcherTests
{
    private static readonly Nsga2Options Options =
        new() { Population = 20, Generations = 9, Metrics = [InfoMetric.Flops, InfoMetric.Params] };

    /// <summary>Where every architecture is evaluated, the survivors are the true front, by enumeration.</summary>
    [Fact]
    public void It_finds_the_front_of_a_small_space()
    {
        var fitness = new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 3);
        var result = SearchRun.Run(new Nsga2Searcher(Budgets.Sampler(Budgets.Tiny), Options, seed: 1), fitness);
        var points = TinySpace.Architectures.Select(architecture => (
            Architecture: architecture, Fitness: fitness.Evaluate(architecture), Flops: Cost(InfoMetric.Flops, architecture),
            Params: Cost(InfoMetric.Params, architecture))).ToArray();
        var front = points.Where(point => !points.Any(other =>
            other.Fitness >= point.Fitness && other.Flops <= point.Flops && other.Params <= point.Params
            && (other.Fitness > point.Fitness || other.Flops < point.Flops || other.Params < point.Params)));

        Assert.Equal(
            front.Select(point => point.Architecture).ToHashSet(),
            result.FindParetoFront(Budgets.Tiny, InfoMetric.Flops, InfoMetric.Params).Select(candidate => candidate.Architecture)
                .ToHashSet());

        static double Cost(InfoMetric metric, Architecture architecture) => Budgets.Tiny.GetModelInfo(metric, architecture);
    }

    [Fact]
    public void Of_parents_and_children_the_first_fronts_survive()
    {
        var searcher = new Nsga2Searcher(Budgets.Sampler(Budgets.FBNetS), new() { Population = 10, Generations = 2 }, seed: 1);
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        var first = Evaluate(searcher.Ask());
        searcher.Tell(first);
        var second = Evaluate(searcher.Ask());
        searcher.Tell(second);

        var all = first.Concat(second).ToArray();
        var survivors = searcher.Population.ToHashSet();
        Assert.Equal(10, survivors.Count);
        Assert.All(all.Except(survivors), dead => Assert.DoesNotContain(survivors, survivor => Dominates(dead, survivor)));

        Evaluation[] Evaluate(IEnumerable<Architecture> asked) =>
            [.. asked.Select(architecture => new Evaluation(architecture, fitness.Evaluate(architecture)))];

        static bool Dominates(Evaluation one, Evaluation other) => one.Fitness > other.Fitness && Flops(one) < Flops(other);

        static double Flops(Evaluation evaluation) => Budgets.FBNetS.GetModelInfo(InfoMetric.Flops, evaluation.Architecture);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Metrics = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Metrics = [InfoMetric.Flops, InfoMetric.Flops] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Population = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { MutationRate = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { CrossoverRate = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Generations = -1 }));

        static Nsga2Searcher Create(Nsga2Options options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
