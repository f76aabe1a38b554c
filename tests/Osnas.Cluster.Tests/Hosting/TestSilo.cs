using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A coordinator without a search, on a free port of this machine.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    /// <summary>A secret.</summary>
    public const string Secret = "correct horse battery staple";

    private readonly ConcurrentQueue<string> _refused;
    private readonly ClusterSilo _silo;

    private TestSilo(ClusterSilo silo, JobBoard board, int port, ConcurrentQueue<string> refused) =>
        (_silo, Board, Port, _refused) = (silo, board, port, refused);

    /// <summary>What it serves.</summary>
    public JobBoard Board { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The connections that it refused.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>Starts it.</summary>
    /// <param name="secret">Its secret; null for none.</param>
    /// <param name="certificate">Its certificate; null for connections that aren't encrypted.</param>
    /// <param name="port">The port; null for a free one.</param>
    /// <param name="redis">A database that has its address; null for none.</param>
    public static async Task<TestSilo> StartAsync(
        string? secret = Secret, X509Certificate2? certificate = null, int? port = null, string? redis = null)
    {
        var refused = new ConcurrentQueue<string>();
        var board = TestJobs.CreateBoard(TimeProvider.System);
        var options = new SiloOptions
        {
            Listen = new(IPAddress.Loopback, port ?? FindPort()),
            Advertise = IPAddress.Loopback,
            Secret = new(secret),
            Certificate = certificate,
            Redis = redis,
        };
        var silo = await ClusterSilo.StartAsync(
            options, board, new(null), (_, reason) => refused.Enqueue(reason), CancellationToken.None);
        return new(silo, board, options.Listen.Port, refused);
    }

    /// <summary>A port that nobody has.</summary>
    public static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>How a worker reaches it.</summary>
    public JoinOptions Join(string? secret = Secret, CertificateTrust? trust = null, string host = "localhost") =>
        new() { Place = new AtAddress(new(host, Port)), Secret = new(secret), Trust = trust };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        Board.Dispose();
    }
}
