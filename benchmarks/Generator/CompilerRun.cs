using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Osnas.Benchmarks;

/// <summary>One run of the compiler in a process of its own, as in a build without a compiler server.</summary>
/// <param name="Seconds">The time that passed.</param>
/// <param name="Processor">The processor time in seconds, of all threads.</param>
/// <param name="Megabytes">The most memory that the process had.</param>
/// <param name="Report">What the compiler printed: the times of the generators and analyzers.</param>
internal sealed partial record CompilerRun(double Seconds, double Processor, double Megabytes, string Report)
{
    /// <summary>How often the process is asked for its time and memory, which are gone when it ends.</summary>
    private const int Milliseconds = 5;

    /// <summary>Compiles sources.</summary>
    /// <param name="sources">The texts.</param>
    /// <param name="analyzers">The files of the generators and analyzers, in the order in which they run.</param>
    public static CompilerRun Of(IReadOnlyList<string> sources, IReadOnlyList<string> analyzers)
    {
        var folder = Directory.CreateTempSubdirectory("osnas-compiler-");
        try
        {
            var arguments = Path.Combine(folder.FullName, "arguments.rsp");
            File.WriteAllLines(arguments, [.. Arguments(folder.FullName, analyzers), .. Write(folder.FullName, sources)]);
            return Run(arguments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The milliseconds that the generators and analyzers took whose assembly has a name.</summary>
    public double Of(string assembly) => LinesOfAssemblies().Matches(Report)
        .Where(line => line.Groups["name"].Value == assembly)
        .Sum(line => 1000 * double.Parse(line.Groups["seconds"].Value, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Arguments(string folder, IReadOnlyList<string> analyzers) =>
    [
        "/nostdlib+", "/target:library", "/nullable:enable", "/optimize+", "/deterministic+", "/debug:embedded",
        "/nowarn:1701;1702", "/reportanalyzer", $"/out:\"{Path.Combine(folder, "Benchmark.dll")}\"",
        .. Toolchain.References.Select(reference => $"/reference:\"{reference}\""),
        .. analyzers.Select(analyzer => $"/analyzer:\"{analyzer}\""),
    ];

    private static IEnumerable<string> Write(string folder, IReadOnlyList<string> sources)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            var file = Path.Combine(folder, $"Source{index}.cs");
            File.WriteAllText(file, sources[index]);
            yield return $"\"{file}\"";
        }
    }

    private static CompilerRun Run(string arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(Toolchain.DotNet, ["exec", Toolchain.Compiler, "/noconfig", $"@{arguments}"])
            {
                RedirectStandardOutput = true,
            })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var (processor, memory) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(Milliseconds))
        {
            process.Refresh();
            if (Ask(process) is var (time, peak))
                (processor, memory) = (time, Math.Max(memory, peak));
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? new(seconds, processor.TotalSeconds, memory / 1e6, output.Result)
            : throw new InvalidOperationException($"The compiler failed:\n{output.Result}");
    }

    /// <summary>The processor time and the memory so far; null if the process has just ended.</summary>
    private static (TimeSpan Processor, long Memory)? Ask(Process process)
    {
        try
        {
            return (process.TotalProcessorTime, process.PeakWorkingSet64);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^ *<?(?<seconds>[\d.]+) +<?\d+ +(?<name>[\w.]+), Version=", RegexOptions.Multiline)]
    private static partial Regex LinesOfAssemblies();
}
