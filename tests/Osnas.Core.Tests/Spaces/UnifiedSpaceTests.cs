using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Spaces whose layers are one block each: what an architecture is, how many there are, what they cost.</summary>
public sealed class UnifiedSpaceTests
{
    /// <summary>Zero is candidate 1, so that the canonical order isn't that of the indexes.</summary>
    private static readonly SearchSpaceSpec Spec = new(
        "Uni",
        new(
            [new(Block.Conv, 3, 8, 2, BlockOptions.Default)],
            [new(8, 8), new(8, 16, 2)],
            [
            new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default),
            new(Block.Classifier, 16, 10, 1, BlockOptions.Default, OutIsClasses: true),
        ]),
        new([Kernel(3), new(Block.Zero, BlockOptions.Default), Kernel(5) with { Layers = MicroLayers.ShapeChanging }]))
    {
        InputSize = 32,
        Classes = 10,
        Superlayer = SuperlayerKind.Unified,
        MinExpansionRate = 2,
        MaxExpansionRate = 3,
    };

    [Fact]
    public void There_is_a_row_of_choices_for_each_sub_block()
    {
        Assert.Equal(new ModelCfgShape(6, 3), Spec.ModelCfgShape);
        Assert.Equal([0, 0, 0, 1, 1, 1], Enumerable.Range(0, 6).Select(Spec.LayerOf));
        Assert.Equal([0, 1], Spec.AllowedCandidates(2));
        Assert.Equal([0, 1, 2], Spec.AllowedCandidates(3));
        Assert.Equal("2 search layers x 3 sub-blocks", Spec.RowsInWords);
    }

    [Fact]
    public void A_layer_chooses_all_its_sub_blocks_at_once()
    {
        var layers = LayerChoices.Of(Spec);

        Assert.Equal([(0, 3), (3, 3)], layers.Select(layer => (layer.FirstRow, layer.Rows)));
        Assert.Equal(["0,0,0", "0,0,1"], layers[0].Select(choice => string.Join(",", choice)));
        Assert.Equal(["0,0,0", "0,0,2", "0,0,1", "0,2,2", "0,2,1", "2,2,2", "2,2,1"], layers[1].Select(choice => string.Join(",", choice)));
        Assert.Equal(2 * 7, Spec.ArchitectureCount);
    }

    [Fact]
    public void The_order_of_sub_blocks_makes_no_difference()
    {
        Assert.Equal(new(0, 0, 1, 0, 2, 1), Spec.Normalize(new(1, 0, 0, 2, 1, 0)));

        var other = SmallSpace.Spec;
        Assert.Equal(new(1, 0, 0), other.Normalize(new(1, 0, 0)));
    }

    [Theory]
    [InlineData("0,0,0,0,0", "the architecture has 5 choices; the space has 2 search layers x 3 sub-blocks, so 6.")]
    [InlineData("0,0,0,0,3,0", "sub-block 1 of layer 1 chooses candidate 3; the space has the candidates 0 to 2.")]
    [InlineData(
        "0,0,2,0,0,0",
        "sub-block 2 of layer 0 (8->8 s1) chooses candidate 2 (depthwise_conv k5), which is allowed in ShapeChanging layers only; "
        + "candidates 0, 1 are allowed there.")]
    [InlineData("0,0,0,1,0,1", "layer 1 (8->16 s2) has expansion 1, because 2 of its 3 sub-blocks are zero; MinExpansionRate is 2.")]
    [InlineData("1,1,1,0,0,0", "layer 0 (8->8 s1) has expansion 0, because 3 of its 3 sub-blocks are zero; MinExpansionRate is 2.")]
    public void What_is_no_architecture_says_where_and_why(string text, string fault)
    {
        Assert.Equal(fault, Spec.FindFault(Architecture.Parse(text)));
        Assert.StartsWith(
            $"Uni: {fault}",
            Assert.Throws<ArgumentException>(() => Spec.Normalize(Architecture.Parse(text))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_sub_block_may_be_left_out_zero_is_no_choice()
    {
        var full = Spec with { MinExpansionRate = 3 };

        Assert.Equal([0], full.AllowedCandidates(0));
        Assert.Equal(4, full.ArchitectureCount);
        Assert.Equal(
            "sub-block 2 of layer 0 (8->8 s1) chooses candidate 1 (zero), which would leave fewer than MinExpansionRate (3); "
            + "candidates 0 are allowed there.",
            full.FindFault(new(0, 0, 1, 0, 0, 0)));
    }

    [Fact]
    public void Choices_and_their_number_are_those_of_enumeration() => RandomSpaces.Unified.Sample(spec =>
    {
        var different = RandomSpaces.Enumerate(spec).Select(spec.Normalize).ToHashSet();
        var layers = LayerChoices.Of(spec);
        IEnumerable<int[]> products = [[]];
        foreach (var layer in layers)
            products = products.SelectMany(start => layer.Select(choice => (int[])[.. start, .. choice])).ToArray();

        Assert.Equal(different.Count, spec.ArchitectureCount);
        Assert.Equal(different.Count, products.Count());
        Assert.All(products, product => Assert.Contains(new Architecture(product), different));
    });

    [Fact]
    public void An_architecture_costs_the_sum_of_its_cells_whatever_the_order() => RandomSpaces.Unified.Sample(spec =>
    {
        var costs = new CostModel(spec);
        foreach (var network in RandomSpaces.Enumerate(spec).GroupBy(spec.Normalize))
        {
            var cost = costs.Of(network.Last());

            Assert.Equal(cost, costs.Of(network.Key));
            Assert.All(network, order => Assert.Equal(
                cost, Cost.Sum(order.Select((choice, row) => costs[row, choice]!.Value).Append(costs.Base))));
        }
    });

    [Fact]
    public void Statistics_count_each_network_once() => RandomSpaces.Unified.Sample(spec =>
    {
        var costs = new CostModel(spec);
        var networks = RandomSpaces.Enumerate(spec).Select(spec.Normalize).Distinct().ToArray();
        var flops = networks.Select(network => (double)costs.Of(network).Flops).ToArray();
        var statistics = costs.ToStatistics(InfoMetric.Flops);
        var median = flops.Order().ElementAt((flops.Length - 1) / 2);
        var cheap = statistics.Within(new(InfoMetric.Flops, AtMost: median));

        Assert.Equal(networks.Length, statistics.Count);
        Assert.Equal((flops.Min(), flops.Max()), (statistics.Min, statistics.Max));
        Assert.Equal(flops.Average(), statistics.Mean, 1e-9 * flops.Max());
        Assert.Equal(median, statistics.Percentile(0.5));
        Assert.Equal(flops.Count(cost => cost <= median), cheap.Count);
        var inside = Enumerable.Range(0, (int)cheap.Count).Select(rank => cheap[rank]).ToArray();
        Assert.Equal(inside.Length, inside.Distinct().Count());
        Assert.All(inside, network => Assert.True(networks.Contains(network) && costs.Of(network).Flops <= median));
    });

    /// <summary>Scores are of rows, and the rows of a layer may take its kernels in any order.</summary>
    [Fact]
    public void The_best_under_a_budget_is_that_of_enumeration() =>
        Gen.Select(RandomSpaces.Unified, Gen.Double[-3, 3].Array2D[6, 4], Gen.Double[0, 1]).Sample((spec, scores, share) =>
        {
            var costs = new CostModel(spec);
            var statistics = costs.ToStatistics(InfoMetric.Params);
            var budget = new ConstraintCfg(InfoMetric.Params, AtMost: statistics.Percentile(share));
            var networks = RandomSpaces.Enumerate(spec)
                .GroupBy(spec.Normalize, Score)
                .ToDictionary(network => network.Key, network => network.Max());
            var found = statistics.Within(budget).FindBest(scores)!;

            Assert.True(costs.Of(found).Params <= budget.AtMost);
            var inside = networks.Where(network => costs.Of(network.Key).Params <= budget.AtMost);
            Assert.Equal(inside.Max(network => network.Value), networks[found], 1e-9);

            double Score(Architecture architecture) => architecture.Select((choice, row) => scores[row, choice]).Sum();
        });

    private static CandidateCfg Kernel(int kernelSize) => new(Block.DepthwiseConv, new() { KernelSize = kernelSize });
}
