using System.Diagnostics;

namespace Osnas.Benchmarks;

/// <summary>The time from the start of a process to its end, of commands and of a hello world in turn.</summary>
internal static class CommandRows
{
    private const int Pairs = 31;

    private static readonly string[][] Commands = [["--help"], ["list"], ["cost", "--architecture", "0,1,2,3,4,1"]];

    public static IEnumerable<BenchRow> Measure(ProgramForm form)
    {
        var hello = form.Prepare(Path.Combine("benchmarks", "CommandLine", "Hello"));
        var program = form.Prepare(Path.Combine("samples", "Quickstart"));
        foreach (var command in Commands)
        {
            var (times, processor) = (new List<(double Ours, double Theirs)>(), new List<(double Ours, double Theirs)>());
            for (var pair = 0; pair < Pairs; pair++)
            {
                var ours = Run(program.File, [.. program.Words, .. command]);
                var theirs = Run(hello.File, hello.Words);
                times.Add((ours.Passed, theirs.Passed));
                processor.Add((ours.Processor, theirs.Processor));
            }

            var (own, other) = (Median(times.Select(pair => pair.Ours)), Median(times.Select(pair => pair.Theirs)));
            var more = Ratio.Of([.. times.Select(pair => pair.Ours - pair.Theirs)]);
            yield return new(
                $"{command[0]}, {form.Words}", "a hello world in the same form", "ms", own, other, null, $"<= + {form.Most} ms",
                more.Median <= form.Most,
                FormattableString.Invariant($"+ {more.Median:F1} ms ({more.Low:F1} to {more.High:F1}); of processor time ")
                + FormattableString.Invariant($"+ {Median(processor.Select(pair => pair.Ours - pair.Theirs)):F1} ms."));
        }
    }

    private static double Median(IEnumerable<double> values) => Quantile.Of([.. values], 0.5);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The time that passed and the processor time, in milliseconds.</returns>
    public static (double Passed, double Processor) Run(string file, string[] words)
    {
        var start = new ProcessStartInfo(file, words) { RedirectStandardOutput = true };
        start.Environment.Remove("LD_PRELOAD");
        var (before, begin) = (ChildProcesses.ProcessorTime(), Stopwatch.GetTimestamp());
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var passed = Stopwatch.GetElapsedTime(begin);
        return process.ExitCode == 0 && output.Length > 0
            ? (passed.TotalMilliseconds, (ChildProcesses.ProcessorTime() - before).TotalMilliseconds)
            : throw new InvalidOperationException($"{file} {string.Join(' ', words)} has failed.");
    }
}
