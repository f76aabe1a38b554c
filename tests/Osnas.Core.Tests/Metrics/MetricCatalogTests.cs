using Osnas.Blocks;

namespace Osnas.Core.Tests;

public sealed class MetricCatalogTests
{
    [Fact]
    public void Each_metric_is_declared_once_in_the_order_of_the_enumeration() =>
        Assert.Equal(Enum.GetValues<InfoMetric>(), MetricCatalog.All.Select(metric => metric.Metric));

    [Fact]
    public void Each_metric_is_found_at_its_place()
    {
        Assert.All(MetricCatalog.All, metric => Assert.Same(metric, MetricCatalog.All[MetricCatalog.PlaceOf(metric.Metric)]));
        Assert.All(MetricCatalog.All, metric => Assert.Same(metric, MetricCatalog.Find(metric.Metric)));
        Assert.All((int[])[-1, int.MinValue, int.MaxValue, 9], value => Assert.Null(MetricCatalog.Find((InfoMetric)value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricCatalog.PlaceOf((InfoMetric)(-1)));
    }

    [Fact]
    public void Names_and_aliases_stand_for_one_metric()
    {
        string[] words = [.. MetricCatalog.All.SelectMany(metric => metric.Aliases.Append(metric.Name))];

        Assert.Equal(words.Length, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(MetricCatalog.All, metric => Assert.Same(metric, MetricCatalog.Find(metric.Name.ToUpperInvariant())));
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.ConfigName).Distinct().Count());
    }

    [Theory]
    [InlineData(InfoMetric.Flops, 1_234_567, "1,234,567")]
    [InlineData(InfoMetric.Params, 12, "12")]
    [InlineData(InfoMetric.Latency, 2.5, "2.5 ms")]
    [InlineData(InfoMetric.Latency, 0.0000012, "0.000001 ms")]
    public void A_value_is_written_with_its_unit(InfoMetric metric, double value, string text) =>
        Assert.Equal(text, MetricCatalog.Of(metric).Format(value));

    [Theory]
    [InlineData(InfoMetric.Flops, "m", 1e6)]
    [InlineData(InfoMetric.Flops, "", 1)]
    [InlineData(InfoMetric.Latency, "US", 1e-3)]
    [InlineData(InfoMetric.Latency, "µs", 1e-3)]
    public void Units_are_read_in_any_case(InfoMetric metric, string unit, double scale)
    {
        Assert.True(MetricCatalog.Of(metric).Scale.TryFind(unit, out var found));
        Assert.Equal(scale, found);
        Assert.False(MetricCatalog.Of(metric).Scale.TryFind("parsec", out _));
    }

    [Fact]
    public void An_exact_metric_is_computed_from_a_graph()
    {
        var graph = BlockRegistry.Build(Block.Conv, new(3, 8, 1, BlockOptions.Default), new(3, 4));

        Assert.Equal(3 * 3 * 3 * 8 * 16, MetricCatalog.Of(InfoMetric.Flops).Of(graph));
        Assert.Equal((3 * 3 * 3 * 8) + 16, MetricCatalog.Of(InfoMetric.Params).Of(graph));
        Assert.Equal([InfoMetric.Flops, InfoMetric.Params], MetricCatalog.Exact.Select(metric => metric.Metric));
        Assert.Throws<NotSupportedException>(() => MetricCatalog.Of(InfoMetric.Latency).Of(graph));
    }

    [Fact]
    public void A_metric_that_there_isnt_is_told()
    {
        Assert.Null(MetricCatalog.Find((InfoMetric)9));
        Assert.Null(MetricCatalog.Find("memory"));
        Assert.StartsWith(
            "The metric must be Flops, Params or Latency.",
            Assert.Throws<ArgumentOutOfRangeException>(() => MetricCatalog.Of((InfoMetric)9)).Message,
            StringComparison.Ordinal);
    }
}
