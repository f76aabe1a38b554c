using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Osnas.Cluster;

/// <summary>
/// The coordinator's side of the network: one silo of Orleans, whose clients are the workers. A silo that has company is none of ours
/// to serve: two searches never share one.
/// </summary>
internal sealed class ClusterSilo : IAsyncDisposable
{
    // A silo has a name of this form, whether it listens or not.
    private const int UnusedPort = 1;

    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IHost _host;

    private ClusterSilo(IHost host) => (_host, Watch) = (host, host.Services.GetRequiredService<StatusWatch>());

    /// <summary>Who watches the status over the network.</summary>
    public StatusWatch Watch { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="options">How it is reached.</param>
    /// <param name="board">What it serves.</param>
    /// <param name="workers">Is told who joins and leaves.</param>
    /// <param name="refused">Is told of a connection that is refused: its address, and why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The address can't be used, or the database.</exception>
    public static async Task<ClusterSilo> StartAsync(
        SiloOptions options, JobBoard board, AwaitedWorkers workers, Action<string, string> refused, CancellationToken cancellation)
    {
        TryPort(options.Listen);
        var builder = ClusterIdentity.CreateHost();
        builder.Logging.AddProvider(new LogFile(options.Log));
        builder.Services.AddSingleton(board).AddSingleton(workers).AddSingleton(new StatusWatch(TimeProvider.System));
        builder.UseOrleans(silo => Configure(silo, options, refused));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
            if (options.Redis is not null)
                await WaitForOthersAsync(host, cancellation).ConfigureAwait(false);
            return new(host);
        }
        catch (Exception exception)
        {
            host.Dispose();
            if (exception is OperationCanceledException or IOException)
                throw;
            throw new IOException($"The coordinator can't begin: {exception.GetBaseException().Message}", exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _host.StopAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What doesn't end in time ends with the process.
        }

        _host.Dispose();
    }

    private static void Configure(ISiloBuilder silo, SiloOptions options, Action<string, string> refused)
    {
        var (listen, redis) = (options.Listen, options.Redis);
        var port = redis is null ? UnusedPort : listen.Port + 1;
        var address = redis is null ? Redirection.Gateway.Address : options.Advertise;
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = address;
            (endpoint.SiloPort, endpoint.GatewayPort) = (port, redis is null ? Redirection.Gateway.Port : listen.Port);
            endpoint.SiloListeningEndpoint = redis is null ? new(IPAddress.Loopback, 0) : new(listen.Address, port);
            endpoint.GatewayListeningEndpoint = listen;
        });
        if (redis is null)
            silo.UseDevelopmentClustering(new IPEndPoint(address, port));
        else
            silo.UseRedisClustering(redis);
        silo.Configure<SiloMessagingOptions>(messages => (messages.MaxMessageBodySize, messages.MaxMessageHeaderSize) =
            (ClusterIdentity.MostBytesOfMessage, ClusterIdentity.MostBytesOfHeader));
        var handshake = new SecretHandshake(options.Secret);
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureGatewayInboundConnection(Accept);
            connections.ConfigureSiloInboundConnection(Accept);
            connections.ConfigureSiloOutboundConnection(Enter);
        });

        void Accept(IConnectionBuilder connection)
        {
            if (options.Certificate is { } certificate)
            {
                connection.UseServerTls(new()
                {
                    LocalCertificate = certificate,
                    RemoteCertificateMode = RemoteCertificateMode.NoCertificate,
                    ClientCertificateMode = RemoteCertificateMode.NoCertificate,
                });
            }

            connection.Use(next => context => handshake.AcceptAsync(context, next, refused));
        }

        void Enter(IConnectionBuilder connection)
        {
            if (options.Certificate is { } certificate)
            {
                var trust = new FingerprintTrust(ServerCertificate.Fingerprint(certificate));
                ClusterIdentity.UseTls(connection, $"{options.Advertise}", trust, _ => { });
            }

            connection.Use(next => context => handshake.EnterAsync(context, next));
        }
    }

    /// <summary>Says what is wrong with an address before Orleans says it in many lines.</summary>
    private static void TryPort(IPEndPoint listen)
    {
        try
        {
            using var listener = new TcpListener(listen);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new IOException(
                exception.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse =>
                        $"Port {listen.Port} of {listen.Address} is in use. Give --cluster another port, or end the process that has it.",
                    SocketError.AddressNotAvailable =>
                        $"This machine doesn't have the address {listen.Address}. Give --cluster one that it has, or 0.0.0.0 for all.",
                    _ => $"The coordinator can't listen at {listen}: {exception.Message}.",
                },
                exception);
        }
    }

    /// <summary>
    /// A database may still have a coordinator that is gone: Orleans finds out after some time. One that works would share its workers
    /// with this one, so this one ends.
    /// </summary>
    private static async Task WaitForOthersAsync(IHost host, CancellationToken cancellation)
    {
        var self = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var management = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var hosts = await management.GetHosts(onlyActive: true, cancellation).ConfigureAwait(false);
            if (hosts.Keys.Where(address => !address.Equals(self)).Select(address => $"{address.Endpoint}")
                .FirstOrDefault() is not { } other)
                return;
            if (TimeProvider.System.GetElapsedTime(begin) > PatienceWithOthers)
            {
                throw new IOException(
                    $"Another coordinator, at {other}, is in this database of Redis. Give each search its own: add ,defaultDatabase=1 "
                    + "to the "
                    + "connection string, with another number for each.");
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }
}
