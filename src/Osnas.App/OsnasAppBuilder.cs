using System.CommandLine;
using Osnas.App;
using Osnas.Experiments;

namespace Osnas;

/// <summary>Adds parts of a program or package to the command line of Osnas.</summary>
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
    /// The default options of a search. If they are given, <c>search</c> is the command of a command line that names
    /// none. <see cref="SearchOptions.Output"/> is the parent folder of the runs' folders.
    /// </summary>
    public SearchOptions? Defaults { get; set; }

    /// <summary>What creates the added commands, from the terminal and the option <c>--json</c>.</summary>
    internal IReadOnlyList<Func<Terminal, Option<bool>, Command>> Commands => _commands;

    internal IReadOnlyList<Func<IExperimentObserver>> Observers => _observers;

    /// <summary>Runs searches another way if the command line asks for it; null if there is no other.</summary>
    internal ISearchHost? SearchHost { get; set; }

    /// <summary>Adds a command.</summary>
    /// <remarks>
    /// The command writes to the streams of <see cref="ParseResult.InvocationConfiguration"/>, and has the options <c>--json</c>
    /// and <c>--verbose</c> of the program. Its exceptions become a line and an exit code, as those of Osnas's commands.
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

    /// <summary>Adds an observer of each search and training, in addition to the shown progress.</summary>
    /// <param name="create">Creates the observer of a run. A disposable observer is disposed when the run ends.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddObserver(Func<IExperimentObserver> create)
    {
        _observers.Add(create);
        return this;
    }
}
