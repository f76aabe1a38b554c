using Osnas.App;
using Osnas.Experiments;

namespace Osnas;

/// <summary>The command line of Osnas: its commands, for the search spaces of this program.</summary>
public static class OsnasApp
{
    /// <summary>
    /// Runs the command that the arguments name, such as <c>search</c> or <c>train</c>. <c>--help</c> lists the commands.
    /// </summary>
    /// <remarks>
    /// A search space is available once its assembly is loaded. Generated code loads the referenced libraries that declare
    /// search spaces when the program starts.
    /// </remarks>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="defaults">
    /// The default options of <c>search</c>; null for those of Osnas. If they are given, a command line without a command runs
    /// <c>search</c>. <see cref="SearchOptions.Output"/> is the folder that contains the folders of runs.
    /// </param>
    /// <returns>The exit code: 0 for success, 1 if the command failed, 2 if the command line is wrong, 3 if the command
    /// succeeded but standard output was closed or full, 130 if it was cancelled.</returns>
    public static Task<int> RunAsync(string[] args, SearchOptions? defaults = null) => RunAsync(args, app => app.Defaults = defaults);

    /// <summary>Runs a command of Osnas, or one that the program adds.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="configure">Adds commands and observers, and sets the default options of a search.</param>
    /// <returns>The exit code; see <see cref="RunAsync(string[], SearchOptions?)"/>.</returns>
    /// <exception cref="ArgumentException">Two commands have the same name, or an added command has an option that all commands
    /// have, such as <c>--json</c>.</exception>
    public static async Task<int> RunAsync(string[] args, Action<OsnasAppBuilder> configure)
    {
        var app = new OsnasAppBuilder();
        configure(app);
        using var interruption = new Interruption();
        var host = new AppHost(Terminal.OfProcess(), Runners.OfLibtorch, app);
        return await host.RunAsync(args, interruption.Token).ConfigureAwait(false);
    }
}
