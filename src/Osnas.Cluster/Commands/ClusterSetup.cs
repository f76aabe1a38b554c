using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster;

/// <summary>How a search is coordinated.</summary>
internal sealed record ClusterSetup
{
    /// <summary>Where workers find the coordinator.</summary>
    public required ClusterPlace Place { get; init; }

    /// <summary>Where it listens.</summary>
    public required ClusterAddress Listen { get; init; }

    /// <summary>The name or address by which workers reach it.</summary>
    public required ClusterAddress Advertise { get; init; }

    /// <summary>The file of its secret; null without one.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Its secret.</summary>
    public required ConnectionSecret Secret { get; init; }

    /// <summary>Whether it works, too.</summary>
    public required bool Works { get; init; }

    /// <summary>Its certificate; null for connections that aren't encrypted.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The arguments by which workers join.</summary>
    public string DescribeJoin()
    {
        var words = $"worker --join {(Place is AtAddress ? Advertise : Place)}";
        if (SecretFile is not null)
            words += $" --secret-file {Path.GetFileName(SecretFile)}";
        return Certificate is null ? words : $"{words} --tls-fingerprint {ServerCertificate.Fingerprint(Certificate)}";
    }

    /// <summary>The silo that serves the workers.</summary>
    /// <param name="log">The file for warnings of Orleans; null while there is no place for it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">A name can't be resolved.</exception>
    public async Task<SiloOptions> CreateSiloAsync(Func<string?> log, CancellationToken cancellation)
    {
        var listen = await Listen.ResolveAsync(cancellation).ConfigureAwait(false);
        return new()
        {
            Listen = new(listen, Listen.Port),
            Advertise = Place is InRedis ? await Advertise.ResolveAsync(cancellation).ConfigureAwait(false) : listen,
            Secret = Secret,
            Certificate = Certificate,
            Redis = (Place as InRedis)?.Connection,
            Log = log,
        };
    }
}
