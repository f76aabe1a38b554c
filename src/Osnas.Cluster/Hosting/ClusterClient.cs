using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Osnas.Cluster;

/// <summary>A connection to the coordinator. One that is lost isn't mended: <see cref="ClusterLink"/> makes another.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private static readonly TimeSpan PatienceToConnect = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceToKnock = TimeSpan.FromSeconds(3);

    // Less than a lease stands: a worker that is cut off knows it when its jobs are given away.
    private static readonly TimeSpan PatienceToAnswer = TimeSpan.FromSeconds(6);

    private readonly IHost _host;

    private ClusterClient(IHost host)
    {
        _host = host;
        Board = host.Services.GetRequiredService<IClusterClient>().GetGrain<IBoardGrain>(0);
    }

    /// <summary>The board of the coordinator.</summary>
    public IBoardGrain Board { get; }

    /// <summary>Connects.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="JoinException">One side doesn't accept the other: it won't be better next time.</exception>
    /// <exception cref="IOException">The coordinator can't be reached now; the message says why.</exception>
    public static async Task<ClusterClient> ConnectAsync(JoinOptions options, CancellationToken cancellation)
    {
        var address = options.Place is AtAddress known ? await KnockAsync(known.Address, cancellation).ConfigureAwait(false) : null;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(PatienceToConnect);
        JoinException? refusal = null;
        var host = Build(options, address, fault =>
        {
            refusal ??= fault;
            end.Cancel();
        });
        try
        {
            // Orleans tries again for minutes, whatever its token says.
            await host.StartAsync(end.Token).WaitAsync(end.Token).ConfigureAwait(false);
            return new(host);
        }
        catch (Exception exception)
        {
            host.Dispose();
            cancellation.ThrowIfCancellationRequested();
            if (refusal is not null)
                throw refusal;
            var tls = options.Trust is null ? "without TLS" : "by TLS";
            throw new IOException(
                options.Place is AtAddress
                    ? $"{options.Place} doesn't answer as a coordinator does. This side talks {tls}: does the other?"
                    : $"{options.Place} names no coordinator that answers",
                exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _host.StopAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or OrleansException or TimeoutException)
        {
            // The other side may be gone.
        }

        _host.Dispose();
    }

    /// <summary>Finds out at once, and in words, what Orleans would try for long.</summary>
    private static async Task<IPEndPoint> KnockAsync(ClusterAddress address, CancellationToken cancellation)
    {
        var endpoint = new IPEndPoint(await address.ResolveAsync(cancellation).ConfigureAwait(false), address.Port);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(PatienceToKnock);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
            return endpoint;
        }
        catch (SocketException exception)
        {
            throw new IOException(
                exception.SocketErrorCode == SocketError.ConnectionRefused
                    ? $"there is no coordinator at {address}"
                    : $"{address} can't be reached: {exception.Message}",
                exception);
        }
        catch (OperationCanceledException exception)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"{address} doesn't answer: is its port open in the firewall?", exception);
        }
    }

    private static IHost Build(JoinOptions options, IPEndPoint? address, Action<JoinException> refused)
    {
        var handshake = new SecretHandshake(options.Secret);
        var builder = ClusterIdentity.CreateHost();
        builder.UseOrleansClient(client =>
        {
            if (options.Place is InRedis redis)
                client.UseRedisClustering(redis.Connection);
            else
                client.UseStaticClustering(Redirection.Gateway);
            client.Configure<ClientMessagingOptions>(messages =>
            {
                messages.ResponseTimeout = PatienceToAnswer;
                messages.MaxMessageBodySize = ClusterIdentity.MostBytesOfMessage;
                messages.MaxMessageHeaderSize = ClusterIdentity.MostBytesOfHeader;
            });
            client.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(connection =>
            {
                if (options.Trust is { } trust)
                    ClusterIdentity.UseTls(connection, NameOf(options.Place), trust, fault => refused(new($"Not joined: {fault}.")));
                connection.Use(next => async context =>
                {
                    try
                    {
                        await handshake.EnterAsync(context, next).ConfigureAwait(false);
                    }
                    catch (JoinException exception)
                    {
                        refused(exception);
                        throw;
                    }
                });
            }));
        });
        if (address is not null)
            Redirection.Redirect(builder.Services, address);
        return builder.Build();
    }

    private static string NameOf(ClusterPlace place) => place is AtAddress known ? known.Address.Host : string.Empty;
}
