using Osnas.Cluster.Tests.Hosting;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>A coordinator, workers, and their folder.</summary>
internal sealed class ClusterBed : IDisposable
{
    // In a process with as many threads: their number changes the last digits of weights.
    private static readonly Lazy<Task<(string Report, string Candidates)>> Undisturbed = new(async () =>
    {
        using var bed = new ClusterBed();
        return await bed.ReadAsync(bed.Start("search"));
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-cluster-").FullName;
    private readonly string _secret;
    private readonly List<ClusterProcess> _processes = [];

    public ClusterBed()
    {
        _secret = Path.Combine(_folder, "secret");
        File.WriteAllText(_secret, "the-secret-of-this-test\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>The port of the coordinator.</summary>
    public int Port { get; } = TestSilo.FindPort();

    /// <summary>Starts the coordinator, the first time or again.</summary>
    /// <param name="options">More options of the search.</param>
    public ClusterProcess StartCoordinator(string options = "") =>
        Start($"search --cluster {Port} --secret-file {_secret} --no-work {options}".TrimEnd());

    /// <summary>Starts a worker.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">More options.</param>
    /// <param name="port">The port that it joins; null for that of the coordinator.</param>
    public ClusterProcess StartWorker(string name, string options = "", int? port = null) =>
        Start($"worker --join 127.0.0.1:{port ?? Port} --secret-file {_secret} --name {name} {options}".TrimEnd());

    /// <summary>Waits for the end of processes, and compares the run with one that nothing disturbed.</summary>
    public async Task FinishAsync(params ClusterProcess[] processes)
    {
        Assert.Equal(await Undisturbed.Value, await ReadAsync(processes));
    }

    /// <summary>Waits for the end of processes, and reads their run.</summary>
    public async Task<(string Report, string Candidates)> ReadAsync(params ClusterProcess[] processes)
    {
        foreach (var process in processes)
            await process.FinishAsync();
        var run = Assert.Single(Directory.GetDirectories(Path.Combine(_folder, "runs")));
        Assert.Empty(Directory.GetFileSystemEntries(run, ".osnas-*")); // what is of workers only
        return ClusterRun.Read(run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _processes)
            process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ClusterProcess Start(string arguments)
    {
        var process = ClusterProcess.Start(_folder, arguments);
        _processes.Add(process);
        return process;
    }
}
