using static Osnas.Benchmarks.StatisticsRows;

namespace Osnas.Benchmarks;

/// <summary>How costs scale with layers and candidates.</summary>
internal static class CostLaws
{
    private const int Calls = 10_000;
    private const double Nanoseconds = 1e6 / Calls;
    private const double Share = 1e-4;

    private static readonly int[] Layers = [10, 30, 100, 300];

    private static double _sink;

    public static IReadOnlyList<ScalingLaw> All { get; } =
    [
        new("FLOPs of one architecture", "layers", "ns", Layers, layers => TimeArchitecture(layers)),
        new("table of FLOPs, 9 candidates, layers of different shapes", "layers", "ms", Layers, layers => TimeTable(layers, 9)),
        new("table of FLOPs, 20 layers of different shapes", "candidates", "ms", [3, 9, 27, 81], candidates => TimeTable(20, candidates)),
        new("a percentile and a count, 60 candidates", "layers", "ms", [25, 50, 100, 200], layers => TimeStatistics(layers, 60)),
        new("a percentile and a count, 100 layers", "candidates", "ms", [9, 20, 60, 120], candidates => TimeStatistics(100, candidates)),
        new("draws within a budget that 0.01 % meet, 9 candidates", "layers", "ns", [10, 20, 40, 80], TimeDraw),
    ];

    private static double TimeArchitecture(int layers)
    {
        var table = new LayeredTable(LayeredSpace.Of(layers, candidates: 9));
        var architecture = new Architecture(Enumerable.Repeat(8, layers));
        return Nanoseconds * Stopwatches.MedianInASecond(() => Repeat(() => _sink += table.GetModelInfo(InfoMetric.Flops, architecture)));
    }

    private static double TimeTable(int layers, int candidates)
    {
        var spec = LayeredSpace.Of(layers, candidates, widening: 1);
        return Stopwatches.MedianInASecond(() => new CostModel(spec).ToTable(InfoMetric.Flops));
    }

    private static double TimeStatistics(int layers, int candidates)
    {
        var costs = Random(layers, candidates);
        return Stopwatches.MedianInASecond(() => Compute(costs));
    }

    private static double TimeDraw(int layers)
    {
        var statistics = new CostStatistics(Random(layers, candidates: 9), 0);
        var set = statistics.Within(new(InfoMetric.Flops, AtMost: statistics.Percentile(Share)));
        var random = new Random(1);
        return Nanoseconds * Stopwatches.MedianInASecond(() => Repeat(() => set.Sample(random)));
    }

    private static void Repeat(Action action)
    {
        for (var call = 0; call < Calls; call++)
            action();
    }

    private sealed class LayeredTable(SearchSpaceSpec spec) : BaseLookUpTable(spec, spec.InputSize, spec.Classes);
}
