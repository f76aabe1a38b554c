using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace Osnas.App;

/// <summary>A command whose help ends with examples.</summary>
internal interface IHasExamples
{
    /// <summary>Arguments, from the name of the command on.</summary>
    IReadOnlyList<string> Examples { get; }
}

/// <summary>A command with so many options that its help has them in groups.</summary>
internal interface IHasOptionGroups
{
    /// <summary>The groups, each with its first option. It has the options up to the first one of the next group.</summary>
    IReadOnlyList<(string First, string Title)> OptionGroups { get; }
}

/// <summary>The help of a command, with the options in groups and with examples as the last section.</summary>
/// <param name="help">Writes all other sections.</param>
internal sealed class HelpPage(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(HelpOption option, IAnsiConsole console)
    {
        var help = (HelpAction)option.Action!;
        if (console.Profile.Out.IsTerminal)
            help.MaxWidth = console.Profile.Width;
        option.Action = new HelpPage(help);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (command is AppRootCommand root)
            root.HideOptionsOfSearch();
        var output = parseResult.InvocationConfiguration.Output;
        var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;

        var sections = text.ToString();
        output.Write(command is IHasOptionGroups { OptionGroups: { Count: > 0 } groups } ? Group(sections, groups) : sections);
        if (command is IHasExamples { Examples: var examples })
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {RootCommand.ExecutableName} {example}".TrimEnd());
        }

        return exitCode;
    }

    /// <summary>Puts the title of each group above the line of its first option.</summary>
    private static string Group(string help, IReadOnlyList<(string First, string Title)> groups)
    {
        var lines = new List<string>();
        foreach (var line in help.ReplaceLineEndings("\n").Split('\n'))
        {
            if (groups.FirstOrDefault(group => line.Split(',', ' ') is ["", "", var name, ..] && name == group.First).Title is { } title)
            {
                // The first group takes the place of the heading of all options.
                if (lines[^1] == "Options:")
                    lines.RemoveAt(lines.Count - 1);
                else
                    lines.Add(string.Empty);
                lines.Add($"{title}:");
            }

            lines.Add(line);
        }

        return string.Join(Environment.NewLine, lines);
    }
}
