using Microsoft.Extensions.Hosting;

namespace Osnas.Cluster;

/// <summary>The program listens for Ctrl+C itself; a host that did so too would end before the run has.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
