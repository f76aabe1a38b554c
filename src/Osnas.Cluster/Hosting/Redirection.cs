using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Osnas.Cluster;

/// <summary>
/// A silo knows itself by one address, and passes messages for another on to that. But workers reach a coordinator by many: behind
/// routers, in containers, by names of services. So it has one name for all of them, <see cref="Gateway"/>, and each worker knows where
/// that is.
/// </summary>
internal static class Redirection
{
    /// <summary>The name of each coordinator whose address workers know. Nothing listens there.</summary>
    public static IPEndPoint Gateway { get; } = new(IPAddress.Loopback, ClusterAddress.DefaultPort);

    /// <summary>Has a client of Orleans connect to one place, whatever its name is.</summary>
    /// <param name="services">The services of the client.</param>
    /// <param name="target">The place.</param>
    public static void Redirect(IServiceCollection services, IPEndPoint target)
    {
        var usual = services.Single(service => service.ServiceType == typeof(IConnectionFactory) && service.IsKeyedService);
        services.Replace(ServiceDescriptor.KeyedSingleton<IConnectionFactory>(
            usual.ServiceKey, (provider, key) => new Redirected(Create(usual, provider, key), target)));
    }

    private static IConnectionFactory Create(ServiceDescriptor usual, IServiceProvider provider, object? key) =>
        (IConnectionFactory)(usual.KeyedImplementationFactory is { } create
            ? create(provider, key)
            : ActivatorUtilities.CreateInstance(provider, usual.KeyedImplementationType!));

    private sealed class Redirected(IConnectionFactory usual, IPEndPoint target) : IConnectionFactory
    {
        public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            usual.ConnectAsync(target, cancellationToken);
    }
}
