using System.Diagnostics;
using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>Draws of architectures of FBNet-S within a budget that one of 10,000 meets, beside draws until one meets it.</summary>
internal static class DrawRows
{
    private const double Share = 1e-4;
    private const int Draws = 10_000;
    private const int Rejections = 100;

    public static IEnumerable<BenchRow> Measure()
    {
        foreach (var metric in (InfoMetric[])[InfoMetric.Flops, InfoMetric.Params])
        {
            var name = MetricCatalog.Of(metric).Unit;
            var table = FBNetS.LookUpTable.Create();
            var costs = table.GetInfoTable(metric);
            var statistics = table.GetStatistics(metric);
            var budget = new ConstraintCfg(metric, AtMost: statistics.Percentile(Share));
            var random = new Random(1);

            var first = Stopwatches.Median(() =>
                new CostStatistics(costs, table.GetBaseInfo(metric), LayerChoices.Of(table.Spec)).Within(budget).Sample(random));
            yield return new(
                $"FBNet-S, {name} within a budget that 0.01 % meet: the first draw", "-", "ms", first, null, null, "< 10 ms", first < 10,
                "With the statistics of the space, which are computed anew each time.");

            var set = statistics.Within(budget);
            var rejecting = new RejectingSampler(costs, table.GetBaseInfo(metric), table.Spec, budget.AtMost);
            var (ours, theirs, ratio) = Pairing.Measure(
                () => Repeat(Draws, () => set.Sample(random)), () => Repeat(Rejections, () => rejecting.Sample(random)), pairs: 11);
            var perSecond = Draws / ours * 1000;
            var scale = (double)Draws / Rejections;
            yield return new(
                $"the same: draws after the first", "drawing until one meets it", "per s", perSecond, Rejections / theirs * 1000,
                new(ratio.Median * scale, ratio.Low * scale, ratio.High * scale), "> 100,000", perSecond > 100_000,
                $"Rejection took {rejecting.Tries / (double)rejecting.Accepted:N0} tries for a draw.");
        }
    }

    private static void Repeat(int count, Func<object> draw)
    {
        for (var index = 0; index < count; index++)
            draw();
    }
}
