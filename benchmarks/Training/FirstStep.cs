using System.Diagnostics;
using System.Globalization;
using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>A process that starts, builds the supernet and trains one step.</summary>
internal static class FirstStep
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Argument = "first";

    /// <summary>Does what such a process does, and prints the loss and the seconds of processor time until then.</summary>
    /// <param name="threads">The threads of torch.</param>
    public static void Run(int threads)
    {
        TorchSharp.torch.set_num_threads(threads);
        using var work = new Work(32);
        var loss = work.Train(Work.Path(3));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{loss} {Environment.CpuUsage.TotalTime.TotalSeconds}"));
    }

    /// <summary>Starts such a process, and waits for its loss and its end.</summary>
    /// <param name="threads">The threads of torch.</param>
    public static Sample Time(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(FirstStep).Assembly.Location);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add($"{threads}");
        return Time(Process.Start(start)!);
    }

    /// <summary>Waits for the loss of a process, and for its end.</summary>
    /// <param name="process">The process, which has just started.</param>
    public static Sample Time(Process process)
    {
        using (process)
        {
            var line = process.StandardOutput.ReadLine();
            var wall = DateTime.Now - process.StartTime;
            process.WaitForExit();
            if (process.ExitCode != 0 || line?.Split(' ') is not [_, var seconds])
                throw new InvalidOperationException("A process ended without a loss; see above.");
            return new(
                wall.TotalMilliseconds, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)).TotalMilliseconds);
        }
    }
}
