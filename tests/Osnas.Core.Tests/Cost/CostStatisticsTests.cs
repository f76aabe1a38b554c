using CsCheck;

namespace Osnas.Core.Tests;

public sealed class CostStatisticsTests
{
    [Fact]
    public void Statistics_are_those_of_all_architectures() => RandomSpaces.Spec.Sample(spec =>
    {
        var costs = new CostModel(spec);
        var architectures = RandomSpaces.Enumerate(spec);
        var flops = architectures.Select(architecture => (double)costs.Of(architecture).Flops).ToArray();
        var statistics = new CostStatistics(costs.ToTable(InfoMetric.Flops), costs.Base.Flops);

        Assert.Equal(spec.ArchitectureCount, architectures.Count);
        Assert.Equal(InfoMetric.Flops, statistics.Metric);
        Assert.Equal((flops.Min(), flops.Max()), (statistics.Min, statistics.Max));
        Assert.Equal(flops.Average(), statistics.Mean, 1e-9 * flops.Max());
        Assert.Equal(architectures[Array.IndexOf(flops, flops.Min())], statistics.Cheapest);
        Assert.Equal(architectures[Array.IndexOf(flops, flops.Max())], statistics.MostExpensive);
    });

    [Fact]
    public void A_layer_without_a_choice_is_an_error()
    {
        var table = InfoTable.FromRows(InfoMetric.Latency, [[1, 2], [double.NaN, double.NaN]]);
        var exception = Assert.Throws<ArgumentException>(() => new CostStatistics(table, 0));

        Assert.StartsWith("Row 1 of the Latency table has no allowed cell.", exception.Message, StringComparison.Ordinal);
    }
}
