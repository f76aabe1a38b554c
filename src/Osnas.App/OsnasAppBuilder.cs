using System.CommandLine;
using Osnas.App;
using Osnas.Experiments;

namespace Osnas;

/// <summary>Adds commands and observers to the command line of Osnas, and sets the default options of a search.</summary>
/// <example>
/// <code>
/// return await OsnasApp.RunAsync(args, app => app.AddCommand(new DashboardCommand()));
/// </code>
/// </example>
public sealed class OsnasAppBuilder
{
    private readonly List<Func<Terminal, Option<bool>, Command>> _commands = [];
    private readonly List<Func<IExperimentObserver>> _observers = [];

    /// <summary>
    /// The default options of <c>search</c>; null for those of Osnas. If they are given, a command line without a command runs
    /// <c>search</c>. <see cref="SearchOptions.Output"/> is the folder that contains the folders of runs.
    /// </summary>
    public SearchOptions? Defaults { get; set; }

    /// <summary>What creates the added commands, from the terminal and the option <c>--json</c>.</summary>
    internal IReadOnlyList<Func<Terminal, Option<bool>, Command>> Commands => _commands;

    internal IReadOnlyList<Func<IExperimentObserver>> Observers => _observers;

    /// <summary>Runs searches another way if the command line asks for it; null if there is no other.</summary>
    internal ISearchHost? SearchHost { get; set; }

    /// <summary>Adds a command.</summary>
    /// <remarks>
    /// The command writes to the streams of <see cref="ParseResult.InvocationConfiguration"/>, and has the options
    /// <c>--json</c> and <c>--verbose</c> of the program. An exception becomes a line on the error stream and an exit code, as
    /// for Osnas's own commands.
    /// </remarks>
    /// <param name="command">The command, with its action.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddCommand(Command command) => AddCommand((_, _) => command);

    /// <summary>Adds a command of a package of Osnas, which writes to the terminal as Osnas's commands do.</summary>
    /// <param name="create">Creates it from the terminal and the option <c>--json</c>.</param>
    internal OsnasAppBuilder AddCommand(Func<Terminal, Option<bool>, Command> create)
    {
        _commands.Add(create);
        return this;
    }

    /// <summary>Adds an observer to each search and training, in addition to the progress on the terminal.</summary>
    /// <param name="create">Creates the observer of a run. A disposable observer is disposed when the run ends.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddObserver(Func<IExperimentObserver> create)
    {
        _observers.Add(create);
        return this;
    }
}
