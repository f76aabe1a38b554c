using System.CommandLine;
using Osnas.Experiments;

namespace Osnas;

/// <summary>What a program, or a package that it uses, adds to the command line of Osnas.</summary>
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
    /// What a search does where its options don't say otherwise. If they are given, no command but options, or nothing
    /// at all, means <c>search</c>. <see cref="SearchOptions.Output"/> is the folder that runs have their folders in.
    /// </summary>
    public SearchOptions? Defaults { get; set; }

    internal IReadOnlyList<Command> Commands => _commands;

    internal IReadOnlyList<Func<IExperimentObserver>> Observers => _observers;

    /// <summary>Adds a command.</summary>
    /// <remarks>
    /// It writes to the streams of <see cref="ParseResult.InvocationConfiguration"/>, and has the options <c>--json</c>
    /// and <c>--verbose</c> of the program. Its exceptions become a line and an exit code, as those of Osnas's commands.
    /// </remarks>
    /// <param name="command">The command, with its action.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddCommand(Command command)
    {
        _commands.Add(command);
        return this;
    }

    /// <summary>Adds what watches each search and training, beside the progress that is shown.</summary>
    /// <param name="create">Creates the observer of a run. If it can be disposed, it is when the run ends.</param>
    /// <returns>This builder.</returns>
    public OsnasAppBuilder AddObserver(Func<IExperimentObserver> create)
    {
        _observers.Add(create);
        return this;
    }
}
