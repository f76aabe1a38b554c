using System.Diagnostics;
using System.Text.Json;

namespace Osnas.Benchmarks;

/// <summary>The PyTorch script peer.py in a process that lives as long as the benchmark and does what it is told.</summary>
internal sealed class Peer : IDisposable
{
    /// <summary>Debian's interpreter, whose package python3-torch is the peer.</summary>
    private const string Python = "/usr/bin/python3";

    private readonly Process _process;

    private Peer(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>The version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>Starts the script.</summary>
    /// <returns>The peer; null where PyTorch isn't installed.</returns>
    public static Peer? TryStart()
    {
        if (!File.Exists(Python))
            return null;
        var process = Start("1");
        if (process.StandardOutput.ReadLine() is { } line)
            return new(process, JsonDocument.Parse(line).RootElement.GetProperty("version").GetString()!);
        process.Dispose();
        return null;
    }

    /// <summary>Starts the script for one training step, and waits for its loss and its end.</summary>
    /// <param name="threads">The threads of torch.</param>
    public static Sample TimeFirstStep(int threads) => FirstStep.Time(Start($"{threads}", "first"));

    /// <summary>Trains on a batch.</summary>
    /// <param name="path">The candidate of each layer; null for the mixture of all.</param>
    /// <param name="batch">Images in the batch.</param>
    /// <param name="threads">The threads of torch.</param>
    /// <param name="layout">The order of the images in memory: <c>channels-last</c>, or <c>shipped</c>.</param>
    public Sample Train(Architecture? path, int batch, int threads, string layout = "channels-last") =>
        Ask(new { @do = "train", path, batch, threads, layout });

    /// <summary>Classifies a batch by a path, several times.</summary>
    public Sample Evaluate(Architecture path, int batch, int batches, int threads, string layout = "channels-last") =>
        Ask(new { @do = "evaluate", path, batch, batches, threads, layout });

    /// <summary>Builds a supernet.</summary>
    public Sample Construct(int classes, int threads) => Ask(new { @do = "construct", classes, threads });

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "peer.py"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{Python} can't be started.");
    }

    private Sample Ask<T>(T command)
    {
        const double Milliseconds = 1000;
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(command));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The PyTorch script has ended; see above.");
        var answer = JsonDocument.Parse(line).RootElement;
        return new(
            answer.GetProperty("wall").GetDouble() * Milliseconds, answer.GetProperty("processor").GetDouble() * Milliseconds);
    }
}
