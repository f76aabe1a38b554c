using System.Net;
using Osnas.App;

namespace Osnas.Dashboard.Serving;

/// <summary>What is served, and to whom.</summary>
/// <param name="Folder">The folder that has the folders of the runs.</param>
internal sealed record DashboardOptions(string Folder)
{
    /// <summary>The address to listen at.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>What a browser has to know; null where everyone who reaches the address may look.</summary>
    public SecretFile? Secret { get; init; }

    /// <summary>The most rows of the list: so many are less than a megabyte.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>How often the files of pages that are open are looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stream is silent before it shows that it is alive.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
