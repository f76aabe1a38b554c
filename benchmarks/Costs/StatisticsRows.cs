using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>The median of all costs, and how many architectures a budget has.</summary>
internal static class StatisticsRows
{
    private const double Megabyte = 1 << 20;

    public static IEnumerable<BenchRow> Measure()
    {
        var table = FBNetS.LookUpTable.Create();
        foreach (var metric in (InfoMetric[])[InfoMetric.Flops, InfoMetric.Params])
            yield return Measure($"FBNet-S, 22 x 9, {MetricCatalog.Of(metric).Unit}", table.GetInfoTable(metric), 10, "< 10 ms");
        yield return Measure("300 x 60, whole numbers up to 10,000,000", Random(300, 60), 1000, "< 1 s, memory bounded", 5);
    }

    private static BenchRow Measure(string what, InfoTable costs, double most, string target, int repetitions = 31)
    {
        var time = Stopwatches.Median(() => Compute(costs), repetitions);
        var megabytes = Stopwatches.Allocated(() => Compute(costs)) / Megabyte;
        return new(
            $"{what}: a percentile and a count", "-", "ms", time, null, null, target, time < most, $"It allocates {megabytes:F1} MB.");
    }

    /// <summary>Computes the statistics of a table, a percentile and the count of a budget.</summary>
    public static void Compute(InfoTable costs)
    {
        var statistics = new CostStatistics(costs, 0);
        _ = statistics.Within(new(costs.Metric, AtMost: statistics.Percentile(0.1))).Count;
    }

    /// <summary>A table of random whole numbers up to 10,000,000.</summary>
    public static InfoTable Random(int layers, int candidates)
    {
        var random = new Random(1);
        return InfoTable.FromRows(
            InfoMetric.Flops,
            Enumerable.Range(0, layers).Select(_ => Enumerable.Range(0, candidates).Select(_ => (double)random.Next(10_000_000))));
    }
}
