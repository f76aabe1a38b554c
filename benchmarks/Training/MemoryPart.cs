using System.Globalization;
using Osnas.Samples;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>The memory of a long training of uniform paths: flat, with no tensor more.</summary>
internal static class MemoryPart
{
    private const int Start = 100;
    private const int Steps = 10_000;

    /// <summary>So few images that one thread is faster than two: a step takes a third of the time.</summary>
    private const int Batch = 4;
    private const double Megabyte = 1 << 20;

    /// <summary>
    /// What the process may take more at the end: caches of the allocator and of the kernels of shapes that come late, and the
    /// momentum of candidates that are first drawn after the start.
    /// </summary>
    private const double MostMegabytes = 32;

    public static BenchRow Measure(Setup setup)
    {
        set_num_threads(1);
        using var work = new Work(Batch);
        var sampler = new UniformSampler(FBNetS.Spec);

        // Each candidate once, so that all have their momentum.
        for (var candidate = 0; candidate < FBNetS.Spec.MicroCfg.Count; candidate++)
            work.Train(Work.Path(candidate));
        var (steps, start, tensors) = (setup.Effort < 1 ? Steps / 10 : Steps, 0.0, 0L);
        for (var step = 1; step <= steps; step++)
        {
            work.Train(sampler.Sample(new Random(step)));
            if (step == Start)
                (start, tensors) = (ReadMegabytes(), Tensor.TotalCount);
        }

        set_num_threads(setup.Threads);
        var (end, more) = (ReadMegabytes(), Tensor.TotalCount - tensors);
        return new(
            $"memory after {steps:N0} steps of uniform paths, batch {Batch}, threads: 1",
            $"after {Start} steps",
            "MB",
            end,
            start,
            null,
            $"<= + {MostMegabytes} MB, + 0 tensors",
            end - start <= MostMegabytes && more == 0,
            string.Create(CultureInfo.InvariantCulture, $"{end - start:F1} MB and {more} live tensors more."));
    }

    private static double ReadMegabytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet / Megabyte;
    }
}
