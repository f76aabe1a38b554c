using Osnas.App;
using Osnas.Experiments;

namespace Osnas;

/// <summary>The command line of Osnas, for the search spaces of the program that it is in.</summary>
public static class OsnasApp
{
    /// <summary>
    /// Runs a command: <c>list</c>, <c>presets</c>, <c>table</c>, <c>cost</c>, <c>search</c>, <c>train</c>, <c>evaluate</c> or
    /// <c>export</c>;
    /// see <c>--help</c>.
    /// </summary>
    /// <remarks>
    /// A search space is available once its assembly is loaded. The spaces of the program itself always are. For a library, use
    /// any of its types first.
    /// </remarks>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="defaults">
    /// The default options of a search. If they are given, <c>search</c> is the command of a command line that names
    /// none. <see cref="SearchOptions.Output"/> is the parent folder of the runs' folders.
    /// </param>
    /// <returns>The exit code: 0 for success, 1 if the command failed, 2 if the command line is wrong, 3 for success if standard
    /// output was closed or full, 130 if it was cancelled.</returns>
    public static Task<int> RunAsync(string[] args, SearchOptions? defaults = null) => RunAsync(args, app => app.Defaults = defaults);

    /// <summary>Runs a command of Osnas, or one that the program adds.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="configure">Adds commands and observers, and sets the defaults of a search.</param>
    /// <returns>The exit code, as that of <see cref="RunAsync(string[], SearchOptions?)"/>.</returns>
    /// <exception cref="ArgumentException">Two commands have one name.</exception>
    public static async Task<int> RunAsync(string[] args, Action<OsnasAppBuilder> configure)
    {
        var app = new OsnasAppBuilder();
        configure(app);
        using var interruption = new Interruption();
        var host = new AppHost(Terminal.OfProcess(), Runners.OfLibtorch, app);
        return await host.RunAsync(args, interruption.Token).ConfigureAwait(false);
    }
}
