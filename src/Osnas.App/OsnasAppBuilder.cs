using System.CommandLine;
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
    private readonly List<Command> _commands = [];
    private readonly List<Func<IExperimentObserver>> _observers = [];

    /// <summary>
    /// The default options of a search. If they are given, <c>search</c> is the command of a command line that names
    /// none. <see cref="SearchOptions.Output"/> is the parent folder of the runs' folders.
    /// </summary>
    public SearchOptions? Defaults { get; set; }

    internal IReadOnlyList<Command> Commands => _commands;

    internal IReadOnlyList<Func<IExperimentObserver>> Observers => _observers;

    /// <summary>Adds a command.</summary>
    /// <remarks>
    /// The command writes to the streams of <see cref="ParseResult.InvocationConfiguration"/>, and has the options <c>--json</c>
    /// and <c>--verbose</c> of the program. Its exceptions become a line and an exit code, as those of Osnas's commands.
    /// </remarks>
    /// <param name="command">The command, with its action.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddCommand(Command command)
    {
        _commands.Add(command);
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
