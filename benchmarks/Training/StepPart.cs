using System.Globalization;
using Osnas.Samples;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>Training steps of paths and of the mixture of all candidates, against PyTorch.</summary>
internal static class StepPart
{
    private const double PathTarget = 1.15;
    private const double MixtureTarget = 1.1;
    private const int MixtureBatch = 32;

    private static readonly string MixtureName = $"training step, mixture of all candidates, batch {MixtureBatch}";

    private static readonly int[] Batches = [32, 128];

    /// <summary>Paths of one candidate, and paths of a candidate drawn for each layer.</summary>
    private static readonly (string Name, int? Candidate)[] Paths = [("k3e1", 0), ("k5e6", 7), ("uniform paths", null)];

    /// <summary>Measures paths: with the threads of the table, with one, and against PyTorch as shipped.</summary>
    public static IEnumerable<BenchRow> MeasurePaths(Setup setup)
    {
        var peak = Peak.Measure();
        foreach (var batch in Batches)
        {
            using var work = new Work(batch);
            WarmUp(work);
            foreach (var (name, candidate) in Paths)
            {
                var what = Name(name, batch);
                if (setup.Peer is null)
                {
                    yield return Setup.WithoutPeer(what, $">= {PathTarget}");
                    continue;
                }

                var measured = Compare(setup.Threads, "channels-last");
                var shipped = Compare(setup.Threads, "shipped");
                var single = setup.Threads == 1 ? measured : Compare(1, "channels-last");
                var share = peak.ShareOfStep(candidate is { } only ? Work.Path(only) : Draw(0), batch, measured.Ours);
                var reached = candidate is null ? "peak" : string.Create(CultureInfo.InvariantCulture, $"{share:P0} of the peak of");
                yield return setup.FasterThanPeer(what, measured, PathTarget, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{measured.DescribeProcessor()}; one thread {Comparison.Describe(single.Wall)}, {single.DescribeProcessor()}; "
                    + $"against PyTorch as shipped {Comparison.Describe(shipped.Wall)}; "
                    + $"{reached} {peak.Flops / 1e9:F0} GFLOP/s, {peak.Bytes / 1e9:F0} GB/s."));

                Comparison Compare(int threads, string layout) =>
                    ComparePath(setup, work, candidate, batch, setup.Pairs(batch == 32 ? 15 : 9), threads, layout);
            }
        }
    }

    /// <summary>Measures paths and the mixture with the threads of the table alone.</summary>
    public static IEnumerable<BenchRow> MeasureBriefly(Setup setup)
    {
        const int Pairs = 5;
        if (setup.Peer is null)
        {
            yield return Setup.WithoutPeer("training steps", $">= {PathTarget}");
            yield break;
        }

        foreach (var batch in Batches)
        {
            using var work = new Work(batch);
            WarmUp(work);
            foreach (var (name, candidate) in Paths)
            {
                var measured = ComparePath(setup, work, candidate, batch, setup.Pairs(Pairs), setup.Threads, "channels-last");
                yield return setup.FasterThanPeer(Name(name, batch), measured, PathTarget, measured.DescribeProcessor() + ".");
            }
        }

        using var mixture = new Work(MixtureBatch);
        var mixed = CompareMixture(setup, mixture, setup.Pairs(Pairs), setup.Threads);
        yield return setup.FasterThanPeer(MixtureName, mixed, MixtureTarget, mixed.DescribeProcessor() + ".");
    }

    /// <summary>Measures the mixture of all candidates.</summary>
    public static IEnumerable<BenchRow> MeasureMixture(Setup setup)
    {
        if (setup.Peer is null)
        {
            yield return Setup.WithoutPeer(MixtureName, $">= {MixtureTarget}");
            yield break;
        }

        using var work = new Work(MixtureBatch);
        var measured = Compare(setup.Threads);
        var single = setup.Threads == 1 ? measured : Compare(1);
        yield return setup.FasterThanPeer(
            MixtureName,
            measured,
            MixtureTarget,
            $"{measured.DescribeProcessor()}; one thread {Comparison.Describe(single.Wall)}, {single.DescribeProcessor()}.");

        Comparison Compare(int threads) => CompareMixture(setup, work, setup.Pairs(7), threads);
    }

    private static string Name(string path, int batch) => $"training step, {path}, batch {batch}";

    private static Comparison ComparePath(
        Setup setup, Work work, int? candidate, int batch, int pairs, int threads, string layout)
    {
        set_num_threads(threads);
        var result = Comparison.Measure(
            pairs,
            candidate is null ? FBNetS.Spec.MicroCfg.Count : 4,
            pair => Sample.Of(() => work.Train(PathOf(pair))),
            pair => setup.Peer!.Train(PathOf(pair), batch, threads, layout));
        set_num_threads(setup.Threads);
        return result;

        // The warm-ups of drawn paths run each candidate once.
        Architecture PathOf(int pair) => candidate is { } only ? Work.Path(only) : pair < 0 ? Work.Path(-1 - pair) : Draw(pair);
    }

    private static Comparison CompareMixture(Setup setup, Work work, int pairs, int threads)
    {
        set_num_threads(threads);
        var result = Comparison.Measure(
            pairs, 2, _ => Sample.Of(() => work.TrainMixture()), _ => setup.Peer!.Train(null, MixtureBatch, threads));
        set_num_threads(setup.Threads);
        return result;
    }

    /// <summary>Trains until .NET has compiled the code of a step with optimization, which it does after 30 calls and a pause.</summary>
    private static void WarmUp(Work work)
    {
        for (var step = 0; step < 60; step++)
            work.Train(Work.Path(0));
    }

    private static Architecture Draw(int pair) => new UniformSampler(FBNetS.Spec).Sample(new Random(pair));
}
