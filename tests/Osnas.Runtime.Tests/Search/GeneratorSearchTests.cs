using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class GeneratorSearchTests
{
    private static readonly CostStatistics Flops = Budgets.FBNetS.GetStatistics(InfoMetric.Flops);

    [Fact]
    public void Priors_are_near_evenly_spaced_targets()
    {
        var pool = new PriorPool(Flops, Flops.Min, Flops.Max, count: 3, seed: 1);
        var range = Flops.Max - Flops.Min;

        Assert.All(pool.Architectures.Index(), prior => Assert.InRange(
            (Budgets.FBNetS.GetModelInfo(InfoMetric.Flops, prior.Item) - Flops.Min) / range, (0.25 * (prior.Index + 1)) - 0.001, (0.25 * (prior.Index + 1)) + 0.001));
        Assert.Equal(pool.Architectures[0], pool.Nearest(Flops.Min));
        Assert.Equal(pool.Architectures[1], pool.Nearest(Flops.Min + (0.55 * range)));
        Assert.Equal(pool.Architectures, new PriorPool(Flops, Flops.Min, Flops.Max, count: 3, seed: 1).Architectures);
    }

    /// <summary>A space of few costs, none of which is near the targets: the next one is taken, without an endless loop.</summary>
    [Fact]
    public void Priors_of_a_sparse_space_are_the_nearest()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[0, 1000]]), 0);

        Assert.Equal([new(0), new(1)], new PriorPool(statistics, 0, 1000, count: 2, seed: 1).Architectures);
    }

    [Fact]
    public void Architectures_of_one_cost_are_told()
    {
        var table = EqualCostSpace.LookUpTable.Create();
        using var supernet = new EqualCostSpace.Supernet();
        var cost = table.GetStatistics(InfoMetric.Flops).Min;

        var exception = Assert.Throws<ArgumentException>(() => new GeneratorSearch(supernet, table, new(), seed: 1));

        Assert.Equal(FormattableString.Invariant($"All architectures have {cost:#,0} Flops: a generator, which aims at costs, has nothing to aim at. Search by another strategy, as evolution."), exception.Message);
    }

    /// <summary>Of 100 architectures 99 cost the same: what 5 % and 95 % don't exceed is no range.</summary>
    [Fact]
    public void Targets_of_a_space_of_nearly_one_cost_are_its_range()
    {
        var statistics = new CostStatistics(InfoTable.FromRows(InfoMetric.Flops, [[1000, .. Enumerable.Repeat(2000.0, 99)]]), 0);

        Assert.Equal((1000, 2000), GeneratorSearch.FindTargets(statistics, new()));
        Assert.Equal((1500, 2000), GeneratorSearch.FindTargets(statistics, new() { LeastTarget = 1500 }));
        Assert.Throws<ArgumentException>(() => GeneratorSearch.FindTargets(statistics, new() { LeastTarget = 3000 }));
    }

    [Fact]
    public void The_costs_come_nearer_to_their_targets()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(32);
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 50, BatchSize = 8 }, seed: 1);
        var untrained = search.Evaluate().HardwareLoss;
        var weights = supernet.state_dict().Select(entry => entry.Value.clone()).ToArray();
        var steps = new List<GeneratorStep>();

        search.Train(images, new Report<GeneratorStep>(steps.Add));

        var trained = search.Evaluate().HardwareLoss;
        Assert.True(trained < untrained / 2, $"{untrained} -> {trained}");
        Assert.Equal(50, steps.Count);
        Assert.Equal(5 * Math.Pow(0.95, 49), steps[^1].Temperature, 1e-9);

        // Neither weights nor batch norm statistics have changed, and the weights can be trained again.
        Assert.All(supernet.state_dict().Zip(weights), pair => Assert.True(pair.First.Value.equal(pair.Second).all().item<bool>()));
        Assert.All(supernet.parameters(), weight => Assert.True(weight.requires_grad));
        foreach (var weight in weights)
            weight.Dispose();
    }

    /// <summary>Costs without an order can't be compared with targets, and have to be written all the same.</summary>
    [Fact]
    public void Its_quality_can_be_written_where_all_costs_are_the_same()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        var quality = Enumerable.Range(0, 20).Select(Evaluate).First(quality => quality.Costs[0] == quality.Costs[1]);

        Assert.Null(quality.KendallTau);
        Assert.Contains("\"kendallTau\": null", OsnasJson.Write(quality, OsnasJson.Default.GeneratorQuality), StringComparison.Ordinal);

        GeneratorQuality Evaluate(int seed)
        {
            using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { EvaluationTargets = 2 }, seed);
            return search.Evaluate();
        }
    }

    /// <summary>A generator that doesn't see its target gives one architecture for all of them.</summary>
    [Fact]
    public void It_gives_other_costs_for_other_targets()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(32);
        for (var seed = 1; seed <= 3; seed++)
        {
            using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 30, BatchSize = 8, HardwareWeight = 100 }, seed);
            search.Train(images);

            Assert.InRange(search.Evaluate().KendallTau ?? 0, 0.6, 1);
        }
    }

    [Fact]
    public void It_ends_with_the_epoch_of_least_loss()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(32);
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 40, BatchSize = 8, HardwareWeight = 10 }, seed: 1);
        var steps = new List<GeneratorStep>();

        search.Train(images, new Report<GeneratorStep>(steps.Add));

        var best = steps.MinBy(step => step.CrossEntropy + (10 * step.Quality.HardwareLoss))!.Quality;
        Assert.NotEqual(best.Costs, steps[^1].Quality.Costs);
        Assert.Equal(best.HardwareLoss, search.Evaluate().HardwareLoss);
    }

    [Fact]
    public void Losses_beyond_all_numbers_say_what_to_change()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(16);
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { LearningRate = 1e30, BatchSize = 8 }, seed: 1);

        var exception = Assert.Throws<NotFiniteNumberException>(() => search.Train(images));

        Assert.Contains("try a lower learning rate than 1E+30", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_quality_is_about_the_costs_of_its_architectures()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { LeastTarget = 5000, GreatestTarget = 9000, EvaluationTargets = 5 }, seed: 1);
        var flops = Budgets.Tiny.GetStatistics(InfoMetric.Flops);

        var quality = search.Evaluate();

        Assert.Equal([5000, 6000, 7000, 8000, 9000], quality.Targets);
        Assert.All(quality.Costs, cost => Assert.Contains(TinySpace.Architectures, architecture => Budgets.Tiny.GetModelInfo(InfoMetric.Flops, architecture) == cost));
        Assert.Equal(
            quality.Targets.Zip(quality.Costs).Average(pair => Math.Pow((pair.First - pair.Second) / (flops.Max - flops.Min), 2)), quality.HardwareLoss, 1e-9);
    }

    [Fact]
    public void What_it_decodes_meets_the_budget()
    {
        using var supernet = new TinySpace.Supernet();
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Priors = 2 }, seed: 1);

        foreach (var place in (double[])[0, 0.3, 0.6, 1])
        {
            var budget = new Budget(Budgets.Tiny, [Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, place), Budgets.Range(Budgets.Tiny, InfoMetric.Params, 0, 1)]);
            Assert.True(budget.IsMetBy(search.Decode(budget)));
        }
    }

    [Fact]
    public void No_training_leaves_a_tensor()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(16);
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 20, BatchSize = 8 }, seed: 1);
        var counts = new List<long>();
        LiveTensors.CollectGarbage();

        search.Train(images, new Report<GeneratorStep>(_ => counts.Add(Tensor.TotalCount)));

        Assert.Single(counts.Distinct());
    }
}
