using System.Diagnostics;

namespace Osnas.Benchmarks;

/// <summary>The cost of an edit.</summary>
/// <param name="Milliseconds">The time that passed.</param>
/// <param name="Processor">The processor time in milliseconds.</param>
/// <param name="Kilobytes">What was allocated.</param>
internal readonly record struct EditCost(double Milliseconds, double Processor, double Kilobytes)
{
    public static EditCost Of(Action work)
    {
        var (processor, bytes, start) = (Pairing.ProcessorTime(), GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        work();
        var passed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(
            passed, (Pairing.ProcessorTime() - processor).TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e3);
    }
}
