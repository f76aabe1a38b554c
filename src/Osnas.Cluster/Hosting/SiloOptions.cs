using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster;

/// <summary>How a coordinator is reached.</summary>
internal sealed record SiloOptions
{
    /// <summary>Where it listens.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>The address that a database tells workers.</summary>
    public required IPAddress Advertise { get; init; }

    /// <summary>The secret that workers have to know.</summary>
    public required ConnectionSecret Secret { get; init; }

    /// <summary>The certificate that it shows; null for connections that aren't encrypted.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The connection string of a database that has its address; null if workers know the address.</summary>
    public string? Redis { get; init; }

    /// <summary>The file for warnings of Orleans; null while there is no place for it.</summary>
    public Func<string?> Log { get; init; } = () => null;
}
