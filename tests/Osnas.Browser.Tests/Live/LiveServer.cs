using Osnas.App;
using Osnas.Dashboard.Serving;
using Osnas.Experiments;

namespace Osnas.Browser.Tests.Live;

/// <summary>A server of a folder of runs that looks at their files often.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly StringWriter _faults = new();
    private DashboardServer? _server;

    private LiveServer()
    {
    }

    /// <summary>The folder of the runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("osnas-live-").FullName;

    /// <summary>The address of the list of runs.</summary>
    public Uri Address => new(_server!.Url);

    public static async Task<LiveServer> StartAsync(SecretFile? secret = null)
    {
        var server = new LiveServer();
        await server.StartAsync(port: 0, secret);
        return server;
    }

    /// <summary>The folder of a run.</summary>
    public string Locate(string run) => Path.Combine(Folder, run);

    /// <summary>The address of the page of a run.</summary>
    public Uri PageOf(string run) => new(Address, $"run?run={Uri.EscapeDataString(run)}");

    /// <summary>The address of the page of several runs.</summary>
    public Uri PageOf(params IEnumerable<string> runs) =>
        new(Address, $"compare?{string.Join('&', runs.Select(run => $"run={Uri.EscapeDataString(run)}"))}");

    /// <summary>A finished search.</summary>
    public SearchReport AddSearch(string run, int seed = 3) =>
        SampleRun.Write(Locate(run), TinySample.Table, TinySample.Budget, 60, TinySample.Classes, seed);

    /// <summary>A search under way that evaluated 40 of 100 candidates.</summary>
    public RunningSample AddRunning(string run)
    {
        var running = new RunningSample(Locate(run), TinySample.Table, TinySample.Budget, 100, TinySample.Classes);
        running.Evaluate(40);
        return running;
    }

    /// <summary>Ends the server. Its address stays free for <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync() => await _server!.DisposeAsync();

    public Task StartAgainAsync(SecretFile? secret = null) => StartAsync(Address.Port, secret);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
        Assert.Empty(_faults.ToString());
    }

    private async Task StartAsync(int port, SecretFile? secret) => _server = await DashboardServer.StartAsync(
        new(Folder) { Port = port, Secret = secret, Interval = TimeSpan.FromMilliseconds(50) }, _faults, CancellationToken.None);
}
