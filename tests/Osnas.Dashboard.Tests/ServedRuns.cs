using System.Net;
using AngleSharp.Html.Dom;
using Osnas.App;
using Osnas.App.Tests.Pages;
using Osnas.Dashboard.Serving;

namespace Osnas.Dashboard.Tests;

/// <summary>A folder of runs, served for a test.</summary>
internal sealed class ServedRuns : IAsyncDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("osnas-served-").FullName;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly StringWriter _faults = new();
    private DashboardServer? _server;
    private HttpClient? _client;

    public ServedRuns() => Directory.CreateDirectory(Folder);

    /// <summary>The folder of the runs; there are other files beside it.</summary>
    public string Folder => Path.Combine(_parent, "runs");

    public HttpClient Client => _client!;

    public DashboardServer Server => _server!;

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMinutes(10);

    public SecretFile? Secret { get; init; }

    public int MostRows { get; init; } = 1000;

    public string Locate(string run) => Path.Combine(Folder, run);

    public string Outside(string name) => Path.Combine(_parent, name);

    public void AddSearch(string name, int seed = 3, int candidates = 20) =>
        SampleRun.Write(Locate(name), TinySample.Table, TinySample.Budget, candidates, TinySample.Classes, seed);

    public RunningSample AddRunning(string name, int candidates = 40) =>
        new(Locate(name), TinySample.Table, TinySample.Budget, candidates, TinySample.Classes);

    public async Task<ServedRuns> StartAsync()
    {
        var options = new DashboardOptions(Folder)
        {
            Interval = TimeSpan.FromMilliseconds(20),
            Heartbeat = Heartbeat,
            Secret = Secret,
            MostRows = MostRows,
        };
        _server = await DashboardServer.StartAsync(options, _faults, CancellationToken.None);
        _client = new(_handler, disposeHandler: false) { BaseAddress = new(_server.Url) };
        return this;
    }

    /// <summary>Ends the server; the runs stay.</summary>
    public async Task StopAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public async Task<IHtmlDocument> OpenAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", $"{response.Content.Headers.ContentType}");
        return ParsedPage.Read(await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _handler.Dispose();
        Directory.Delete(_parent, recursive: true);
        Assert.Empty(_faults.ToString());
    }
}
