using Osnas.Cluster;

namespace Osnas;

/// <summary>Adds searches on many machines to the command line.</summary>
public static class OsnasCluster
{
    /// <summary>
    /// Adds the options with which other machines work on a <c>search</c>, and the commands <c>worker</c> and <c>status</c>.
    /// </summary>
    /// <param name="app">The command line.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <example>
    /// <code>
    /// return await OsnasApp.RunAsync(args, app => app.UseCluster());
    /// </code>
    /// </example>
    public static OsnasAppBuilder UseCluster(this OsnasAppBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.SearchHost = new ClusterSearch();
        return app
            .AddCommand((terminal, _) => new WorkerCommand(terminal))
            .AddCommand((terminal, json) => new StatusCommand(terminal, json));
    }
}
