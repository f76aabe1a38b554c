using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class SpaceRecordTests
{
    private static readonly ConstraintCfg Budget = new(InfoMetric.Flops, AtMost: 20_000);

    [Fact]
    public void An_outline_has_the_feature_maps_from_the_image_to_the_classes()
    {
        var outline = SpaceOutline.Create(Budgets.Tiny, [Budget]);

        // Stem, two layers of 8x8 pixels of which the second halves them, one of 4x4, pooling, classifier.
        Assert.Equal("1x8x8", outline.Input.ToString());
        Assert.Equal(["4x8x8"], outline.First.Select(block => block.Output.ToString()));
        Assert.Equal(["4x8x8", "8x4x4", "8x4x4"], outline.Layers.Select(layer => layer.Output.ToString()));
        Assert.Equal(["8x1x1", "3x1x1"], outline.Last.Select(block => block.Output.ToString()));
        Assert.Equal([[0, 1, 2], [0, 2], [0, 1, 2]], outline.Layers.Select(layer => layer.Allowed));
        Assert.Equal("18", outline.Architectures);
        Assert.Equal(3, outline.Candidates.Count);
        var places = outline.First.Select(block => (block.Input, block.Output))
            .Concat(outline.Layers.Select(layer => (layer.Input, layer.Output)))
            .Concat(outline.Last.Select(block => (block.Input, block.Output))).ToArray();
        Assert.Equal(places.Select(place => place.Output).SkipLast(1), places.Select(place => place.Input).Skip(1));
    }

    [Fact]
    public void An_outline_is_the_same_when_it_is_read_again()
    {
        var outline = SpaceOutline.Create(Budgets.Tiny, [Budget]);
        var text = JsonText.Write(outline, OsnasJson.Default.SpaceOutline);
        var again = JsonText.Parse("space.json", text, OsnasJson.Default.SpaceOutline);

        Assert.Equal(text, JsonText.Write(again, OsnasJson.Default.SpaceOutline));
        Assert.Equal([Budget], again.Budget);
    }

    /// <summary>The costs of parts, by the graphs of the decoded network: stages and layers add up to the whole.</summary>
    [Theory]
    [InlineData("tiny")]
    [InlineData("unified")]
    public void The_costs_of_all_parts_add_up_to_that_of_the_architecture(string name)
    {
        var table = name == "tiny" ? Budgets.Tiny : UnifiedSpace.LookUpTable.Create();
        var (space, costs) = (SpaceRecord.Create(table, []), new CostModel(table.Spec));
        foreach (var architecture in name == "tiny" ? TinySpace.Architectures : UnifiedSpace.Architectures)
        {
            var expected = costs.Of(architecture);
            Assert.Equal(
                (expected.Flops, expected.Params),
                (space.CostOf("flops", architecture), space.CostOf("params", architecture)));
            var layers = Enumerable.Range(0, table.Spec.MacroCfg.Search.Count).ToArray();
            var fixedFlops = space.Outline!.First.Concat(space.Outline.Last).Sum(block => block.Cost.Flops);
            var fixedParams = space.Outline.First.Concat(space.Outline.Last).Sum(block => block.Cost.Params);
            Assert.Equal(expected.Flops, fixedFlops + layers.Sum(layer => space.CostOfLayer("flops", architecture, layer)));
            Assert.Equal(expected.Params, fixedParams + layers.Sum(layer => space.CostOfLayer("params", architecture, layer)));
        }
    }

    /// <summary>By the costs of all 18 architectures.</summary>
    [Fact]
    public void A_distribution_counts_all_architectures()
    {
        var costs = new CostModel(TinySpace.Spec);
        long[] all = [.. TinySpace.Architectures.Select(architecture => costs.Of(architecture).Flops).Order()];

        var flops = SpaceOutline.Create(Budgets.Tiny, []).Distributions.Single(distribution => distribution.Metric == "flops");

        Assert.Equal(0, flops.Tolerance);
        Assert.Equal(all.Average(), flops.Mean, 1e-9);
        Assert.Equal([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], flops.Percentiles.Select(percentile => percentile.Share));
        Assert.Equal(
            flops.Percentiles.Select(percentile => (double)all[Math.Max(0, (int)Math.Ceiling((decimal)percentile.Share * all.Length) - 1)]),
            flops.Percentiles.Select(percentile => percentile.Cost));
        Assert.Equal(((double)all[0], (double)all[^1], 48), (flops.Bins[0].From, flops.Bins[^1].To, flops.Bins.Count));
        Assert.Equal(
            flops.Bins.Select((bin, index) => all.Count(cost => cost <= bin.To && (index == 0 || cost > bin.From))),
            flops.Bins.Select(bin => int.Parse(bin.Architectures, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_layer_has_the_costs_of_its_choices()
    {
        var (space, spec) = (SpaceRecord.Create(UnifiedSpace.LookUpTable.Create(), []), UnifiedSpace.Spec);
        for (var layer = 0; layer < spec.MacroCfg.Search.Count; layer++)
        {
            // Each choice of the layer once, with any choice of the other.
            double[] costs =
            [
                .. UnifiedSpace.Architectures.DistinctBy(architecture => string.Join(',', spec.ChoicesOf(architecture, layer)))
                    .Select(architecture => space.CostOfLayer("params", architecture, layer)!.Value)
            ];
            var outline = space.Outline!.Layers[layer].Params;
            Assert.Equal((costs.Min(), costs.Max()), (outline.Least, outline.Most));
            Assert.Equal(costs.Average(), outline.Mean, 1e-9);
        }

        Assert.Equal(new CostModel(spec).SupernetParams, space.Outline!.SupernetParams);
    }

    [Fact]
    public void A_measured_metric_of_the_budget_is_kept_with_its_cells()
    {
        var table = TinySpace.LookUpTable.Create();
        double[,] cells = { { 1, 2, 3 }, { 1, double.NaN, 3 }, { 1, 2, 3 } };
        table.UseLatency(LatencyOf(table, cells, 0.5));
        var space = SpaceRecord.Create(table, [new(InfoMetric.Latency, AtMost: 5)]);

        Assert.Equal(0.5 + 2 + 3 + 1, space.CostOf("latency", [1, 2, 0]));
        Assert.Null(space.CostOf("latency", [1, 1, 0])); // not allowed there
        Assert.Equal(3, space.CostOfLayer("latency", [1, 2, 0], 1));
        Assert.Equal(["flops", "params", "latency"], space.Outline!.Distributions.Select(distribution => distribution.Metric));
    }

    private static LookUpTables.LatencyTable LatencyOf(BaseLookUpTable table, double[,] cells, double baseCost)
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 3).Select(row => string.Join(
            ',', Enumerable.Range(0, 3).Select(column => double.IsNaN(cells[row, column]) ? "null" : $"{cells[row, column]}")));
        File.WriteAllText(
            folder["latency.json"],
            $$"""
            {"metric":"latency","space":"TinySpace","fingerprint":"{{TinySpace.Spec.Fingerprint}}","inputSize":8,"classes":3,
            "shape":[3,3],"rows":[[{{string.Join("],[", rows)}}]],
            "base":{{baseCost.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}
            """);
        return LookUpTables.LatencyTable.Read(folder["latency.json"], table);
    }
}
