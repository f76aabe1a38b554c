using System.Diagnostics;

namespace Osnas.Benchmarks;

/// <summary>How long something took.</summary>
/// <param name="Wall">The time that passed, in milliseconds.</param>
/// <param name="Processor">The time of all threads of the process, in milliseconds.</param>
internal readonly record struct Sample(double Wall, double Processor)
{
    /// <summary>Times something in this process.</summary>
    public static Sample Of(Action action)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        action();
        return new(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }
}
