using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Osnas.Cluster;

/// <summary>A host and a port, such as <c>build-1:11111</c>.</summary>
/// <param name="Host">The name or the address of the host.</param>
/// <param name="Port">The port.</param>
internal sealed record ClusterAddress(string Host, int Port)
{
    /// <summary>The port of a coordinator if none is given.</summary>
    public const int DefaultPort = 11111;

    private const int MostPort = 65535;

    /// <summary>Whether only processes of this machine reach it.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it stands for all addresses that a machine has.</summary>
    public bool IsAny =>
        IPAddress.TryParse(Host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>Reads <c>HOST:PORT</c>, <c>HOST</c> or <c>PORT</c>; IPv6 addresses are in brackets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultPort">The port of a host alone.</param>
    /// <exception cref="FormatException">It is no such address.</exception>
    public static ClusterAddress Parse(string text, int defaultPort = DefaultPort)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']') + 1 : Math.Max(text.LastIndexOf(':'), 0);
        var (host, port) = (text[..end], text[end..].TrimStart(':'));
        if (end == 0 && !port.All(char.IsAsciiDigit))
            (host, port) = (port, string.Empty);
        host = host.Trim('[', ']');
        var number = defaultPort;
        if (text.Length == 0 || (host.Contains(':', StringComparison.Ordinal) && !IPAddress.TryParse(host, out _))
            || (port.Length > 0 && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number is > 0 and <= MostPort)))
        {
            throw new FormatException(
                $"'{text}' isn't a host and a port, such as build-1:{DefaultPort}, with a port from 1 to {MostPort}.");
        }

        return new(host.Length == 0 ? "127.0.0.1" : host, number);
    }

    /// <summary>The address of the host; of several the first of IPv4.</summary>
    /// <exception cref="IOException">There is no such host.</exception>
    public async Task<IPAddress> ResolveAsync(CancellationToken cancellation)
    {
        try
        {
            var all = await Dns.GetHostAddressesAsync(Host, cancellation).ConfigureAwait(false);
            return all.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? all[0];
        }
        catch (Exception exception) when (exception is SocketException or IndexOutOfRangeException or ArgumentException)
        {
            throw new IOException($"There is no host {Host}: its name can't be resolved.", exception);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
