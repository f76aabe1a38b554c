using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>What comes before the first step: the process, and the supernet.</summary>
internal static class StartPart
{
    public static BenchRow MeasureConstruction(Setup setup)
    {
        const double Target = 0.7;
        const int Classes = 1000;
        var what = $"supernet construction, FBNet-S, {Classes} classes";
        return setup.Peer is null
            ? Setup.WithoutPeer(what, $"<= {Target}")
            : AtMost(setup, what, Target, Comparison.Measure(
                setup.Pairs(15),
                3,
                _ => Sample.Of(() => new FBNetS.Supernet(classes: Classes).Dispose()),
                _ => setup.Peer.Construct(Classes, setup.Threads)));
    }

    public static BenchRow MeasureFirstStep(Setup setup)
    {
        const double Target = 0.8;
        const string What = "process start to the first loss, k3e6, batch 32";
        return setup.Peer is null
            ? Setup.WithoutPeer(What, $"<= {Target}")
            : AtMost(setup, What, Target, Comparison.Measure(
                setup.Pairs(7), 1, _ => FirstStep.Time(setup.Threads), _ => Peer.TimeFirstStep(setup.Threads)));
    }

    private static BenchRow AtMost(Setup setup, string what, double target, Comparison measured) => new(
        $"{what}, threads: {setup.Threads}",
        setup.PeerName,
        "ms",
        measured.Ours,
        measured.Theirs,
        measured.Wall.Invert(),
        $"<= {target}",
        measured.Wall.Invert().Median <= target,
        "by processor time " + Comparison.Describe(measured.Processor.Invert()) + ".");
}
