using System.CommandLine;
using System.CommandLine.Help;

namespace Osnas.App;

/// <summary>
/// The commands of the program, each created if the arguments may name it: the options of a search take longer than the rest of a
/// start. Of the others, there is what the list of commands shows.
/// </summary>
/// <param name="root">Takes the commands.</param>
/// <param name="arguments">The arguments of the command line.</param>
internal sealed class CommandList(RootCommand root, IReadOnlyList<string> arguments)
{
    /// <summary>A file of arguments, or a directive such as that of completion, may name any command.</summary>
    private readonly bool _mayNameAny = arguments.Any(argument => argument is ['@' or '[', ..]);

    /// <summary>Whether the arguments ask for help.</summary>
    public bool IsHelp { get; } = HasAny(root.Options.OfType<HelpOption>(), arguments);

    /// <summary>Whether the arguments ask for the version.</summary>
    public bool IsVersion => HasAny(root.Options.OfType<VersionOption>(), arguments);

    /// <summary>Whether the arguments begin with the name of a command, so that the program does nothing else.</summary>
    public bool IsFirst => arguments is [var first, ..] && root.Subcommands.Any(command => command.Name == first);

    /// <summary>Adds a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="purpose">What it does.</param>
    /// <param name="create">Creates it.</param>
    /// <param name="createArgument">Creates the argument that it has beside its options; null if it has none.</param>
    public void Add(string name, string purpose, Func<Command> create, Func<Argument>? createArgument = null)
    {
        if (_mayNameAny || arguments.Contains(name))
        {
            root.Add(create());
            return;
        }

        var outline = new Command(name, purpose);
        if (createArgument is not null && (IsHelp || arguments is []))
            outline.Add(createArgument());
        root.Add(outline);
    }

    /// <summary>Adds a command of the program itself or of a package.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="ArgumentException">There is a command of that name, or it has an option that all commands have.</exception>
    public void Add(Command command)
    {
        if (root.Subcommands.Any(other => other.Name == command.Name))
            throw new ArgumentException($"There is already a command {command.Name}; give the added command another name.");
        CheckOptions(command);
        root.Add(command);
    }

    private void CheckOptions(Command command)
    {
        foreach (var option in command.Options)
        {
            foreach (var name in option.Aliases.Append(option.Name))
            {
                if (root.Options.FirstOrDefault(other => other.Recursive && HasAny([other], [name])) is { } ours)
                    throw new ArgumentException(
                        $"The option {option.Name} of the command {command.Name} is called {name}, as {ours.Name}, which all commands "
                        + "have; give it another name.");
            }
        }

        foreach (var inner in command.Subcommands)
            CheckOptions(inner);
    }

    private static bool HasAny(IEnumerable<Option> options, IReadOnlyList<string> arguments)
    {
        foreach (var option in options)
        {
            foreach (var argument in arguments)
            {
                if (argument == option.Name || option.Aliases.Contains(argument))
                    return true;
            }
        }

        return false;
    }
}
