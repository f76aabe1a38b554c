using Osnas.Samples;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>The evaluation of candidates, one by one, against PyTorch.</summary>
internal static class EvaluationPart
{
    private const double Target = 2.5;
    private const int Batch = 128;
    private const int Batches = 8;

    public static BenchRow Measure(Setup setup)
    {
        var what = $"evaluation of candidates, uniform paths, {Batches * Batch:N0} images in batches of {Batch}";
        if (setup.Peer is null)
            return Setup.WithoutPeer(what, $">= {Target}");
        using var work = new Work(Batch);
        using var images = Work.Draw(Batch * Batches);
        var measured = Compare(setup.Threads, "channels-last");
        var shipped = Compare(setup.Threads, "shipped");
        var single = setup.Threads == 1 ? measured : Compare(1, "channels-last");
        return setup.FasterThanPeer(
            what,
            measured,
            Target,
            $"{measured.DescribeProcessor()}; one thread {Comparison.Describe(single.Wall)}, {single.DescribeProcessor()}; "
            + $"against PyTorch as shipped {Comparison.Describe(shipped.Wall)}.");

        Comparison Compare(int threads, string layout)
        {
            set_num_threads(threads);
            var result = Comparison.Measure(
                setup.Pairs(9),
                FBNetS.Spec.MicroCfg.Count,
                pair => Sample.Of(() => work.Evaluate(PathOf(pair), images)),
                pair => setup.Peer.Evaluate(PathOf(pair), Batch, Batches, threads, layout));
            set_num_threads(setup.Threads);
            return result;
        }
    }

    private static Architecture PathOf(int pair) =>
        pair < 0 ? Work.Path(-1 - pair) : new UniformSampler(FBNetS.Spec).Sample(new Random(pair));
}
