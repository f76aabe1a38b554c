using System.Net;
using System.Net.Sockets;

namespace Osnas.Dashboard.Access;

/// <summary>
/// The names that browsers may know the server by. A page of another site can have its own name lead here (DNS rebinding), and would
/// read the answers as its own; the name in the request gives it away.
/// </summary>
/// <param name="address">The address that the server listens at.</param>
internal sealed class HostNames(IPAddress address)
{
    private const string Localhost = "localhost";

    private readonly string _machine = Dns.GetHostName();

    /// <summary>The name that the server tells.</summary>
    public string Name => IsAny ? _machine : Write(address);

    private bool IsAny => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    /// <summary>Whether a request is for this server.</summary>
    /// <param name="host">The name or address in the request, without port.</param>
    public bool Has(string host)
    {
        // Nobody can have the numbers of an address lead elsewhere.
        if (IPAddress.TryParse(host.Trim('[', ']'), out var given))
            return IPAddress.IsLoopback(given) || given.Equals(address) || IsAny;
        return IsSame(host, Localhost) || (!IPAddress.IsLoopback(address) && IsSame(host, _machine));
    }

    private static string Write(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";

    private static bool IsSame(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
