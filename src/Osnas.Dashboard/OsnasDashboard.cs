using Osnas.Dashboard;

namespace Osnas;

/// <summary>Adds the live pages of runs to the command line.</summary>
public static class OsnasDashboard
{
    /// <summary>
    /// Adds the command <c>serve</c>, which shows the runs of a folder in a browser and updates the pages while they run.
    /// </summary>
    /// <param name="app">The command line.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <example>
    /// <code>
    /// return await OsnasApp.RunAsync(args, app => app.UseDashboard());
    /// </code>
    /// </example>
    public static OsnasAppBuilder UseDashboard(this OsnasAppBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.AddCommand(new ServeCommand());
    }
}
