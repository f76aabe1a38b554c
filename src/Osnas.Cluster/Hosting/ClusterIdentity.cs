using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Serialization;

namespace Osnas.Cluster;

/// <summary>What the hosts of coordinators and of workers have in common.</summary>
internal static class ClusterIdentity
{
    /// <summary>The most bytes of a message: the result of a training with some two million images of the test, with room.</summary>
    public const int MostBytesOfMessage = 32 << 20;

    /// <summary>The most bytes of the text in a message.</summary>
    public const int MostBytesOfText = MostBytesOfMessage - (1 << 20);

    /// <summary>The most bytes of what is before a message.</summary>
    public const int MostBytesOfHeader = 64 << 10;

    private const string Name = "osnas";

    /// <summary>A host without files of settings, and without output.</summary>
    public static HostApplicationBuilder CreateHost()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(IBoardGrain).Assembly));
        builder.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
        return builder;
    }

    /// <summary>Encrypts a connection as the side that joins.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="host">The host that is joined.</param>
    /// <param name="trust">The certificates to accept.</param>
    /// <param name="rejected">Is told why one isn't accepted.</param>
    public static void UseTls(IConnectionBuilder connection, string host, CertificateTrust trust, Action<string> rejected) =>
        connection.UseClientTls(new TlsOptions
        {
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            OnAuthenticateAsClient = (_, options) => options.TargetHost = host,
            RemoteCertificateValidation = (certificate, _, errors) =>
            {
                if (trust.FindFault(certificate, host, errors) is not { } fault)
                    return true;
                rejected(fault);
                return false;
            },
        });
}
