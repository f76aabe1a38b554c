using BenchmarkDotNet.Attributes;
using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>The costs of all architectures of a space at once, anew each time, as nothing of them is kept.</summary>
[MemoryDiagnoser]
public class CostBenchmarks
{
    private readonly Dictionary<string, BaseLookUpTable> _tables = new()
    {
        ["FBNetS"] = FBNetS.LookUpTable.Create(),
        ["FBNetL"] = FBNetL.LookUpTable.Create(),
        ["ProxylessNAS"] = ProxylessNAS.LookUpTable.Create(),
    };

    /// <summary>The space: 22 layers x 9 candidates, 22 x 9, and 21 x 7.</summary>
    [Params("FBNetS", "FBNetL", "ProxylessNAS")]
    public string Space { get; set; } = string.Empty;

    /// <summary>The metric.</summary>
    [Params(InfoMetric.Flops, InfoMetric.Params)]
    public InfoMetric Metric { get; set; }

    /// <summary>Extremes, mean, and the median.</summary>
    [Benchmark]
    public double Median() => Create().Percentile(0.5);

    /// <summary>Extremes, mean, and how many architectures are below the mean.</summary>
    [Benchmark]
    public double Count()
    {
        var statistics = Create();
        return (double)statistics.Within(new(Metric, AtMost: statistics.Mean)).Count;
    }

    /// <summary>The first architecture that is drawn: the levels that others are drawn from too.</summary>
    [Benchmark]
    public Architecture Draw() => Create().Within(new(Metric)).Sample(new(1));

    private CostStatistics Create()
    {
        var table = _tables[Space];
        return new(table.GetInfoTable(Metric), table.GetBaseInfo(Metric));
    }
}
