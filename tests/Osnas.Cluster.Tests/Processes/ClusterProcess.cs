using System.Diagnostics;
using System.Threading.Channels;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>A coordinator or a worker, in a process that a test can kill.</summary>
internal sealed class ClusterProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _read = [];
    private readonly Task _reading;
    private Action<string, long>? _watch;

    private ClusterProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
            .ContinueWith(_ => _lines.Writer.Complete(), TaskScheduler.Default);
    }

    /// <summary>Starts one.</summary>
    /// <param name="folder">The folder that it works in.</param>
    /// <param name="arguments">The command line.</param>
    public static ClusterProcess Start(string folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ClusterProcess).Assembly.Location, .. arguments.Split(' '), "--threads", "1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>Has each line that comes from now on told, with its time.</summary>
    public void Watch(Action<string, long> watch) => _watch = watch;

    /// <summary>Waits for a line that hasn't been read.</summary>
    /// <param name="part">A part of it.</param>
    /// <returns>The line, and when it was read.</returns>
    public async Task<(string Line, long Time)> WaitForAsync(string part)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                _read.Add(line);
                if (line.Contains(part, StringComparison.Ordinal))
                    return (line, Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"'{part}' didn't come in {Patience}: {string.Join('\n', _read)}");
        }

        throw new InvalidOperationException($"'{part}' never came: {string.Join('\n', _read)}");
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    /// <returns>When.</returns>
    public long Kill()
    {
        _process.Kill();
        var now = Stopwatch.GetTimestamp();
        _process.WaitForExit();
        return now;
    }

    /// <summary>
    /// Asks it to end, which is the same as Ctrl+C: that signal itself is ignored by all processes of a test that a shell runs in the
    /// background.
    /// </summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            _read.Add(line);
        Assert.True(_process.ExitCode == 0, $"exit code {_process.ExitCode}: {string.Join('\n', _read)}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _watch?.Invoke(line, Stopwatch.GetTimestamp());
            _lines.Writer.TryWrite(line);
        }
    }
}
