using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Osnas.Dashboard.Access;

namespace Osnas.Dashboard.Serving;

/// <summary>Serves the runs of a folder until it is disposed.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    /// <summary>A secret in a form, and no more.</summary>
    private const int LongestForm = 8192;

    /// <summary>The names of all runs that can be compared.</summary>
    private const int LongestAddress = 1 << 15;

    private readonly WebApplication _app;

    private DashboardServer(WebApplication app, string url) => (_app, Url) = (app, url);

    /// <summary>The address of the list of runs.</summary>
    public string Url { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="faults">Takes a line for a request that fails.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The server.</returns>
    /// <exception cref="IOException">There is no such folder, or the server can't listen at the address.</exception>
    public static async Task<DashboardServer> StartAsync(DashboardOptions options, TextWriter faults, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Folder))
            throw new DirectoryNotFoundException(
                $"There is no folder {options.Folder}. Name the folder that has the folders of runs.");
        var app = Create(options, TextWriter.Synchronized(faults));
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var port = new Uri(app.Urls.Single()).Port;
            return new(app, $"http://{new HostNames(options.Address).Name}:{port}/");
        }
        catch (Exception exception)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            if (Explain(exception, options) is { } reason)
                throw new IOException(reason, exception);
            throw;
        }
    }

    /// <summary>Ends all streams and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Nothing of the environment or of the current folder changes what is served.</summary>
    private static WebApplication Create(DashboardOptions options, TextWriter faults)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestForm;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>(); // the program itself takes Ctrl+C
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        new DashboardRoutes(options, faults, app.Lifetime.ApplicationStopping).AddTo(app);
        return app;
    }

    private static string? Explain(Exception exception, DashboardOptions options)
    {
        SocketError? error = null;
        for (var inner = exception; inner is not null && error is null; inner = inner.InnerException)
            error = (inner as SocketException)?.SocketErrorCode;
        var (address, port) = (options.Address, options.Port);
        return error switch
        {
            null => null,
            SocketError.AddressAlreadyInUse =>
                $"Port {port} of {address} is in use by another program: choose another --port, or leave it out for a free one.",
            SocketError.AccessDenied => $"Port {port} isn't open to you: choose a --port from 1024, or leave it out for a free one.",
            SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported =>
                $"{address} is no address of this machine: choose another --address, or leave it out for this machine alone.",
            { } other => $"The pages can't be served at {address}, port {port}: {other}.",
        };
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
