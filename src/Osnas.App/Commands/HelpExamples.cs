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

/// <summary>The help of a command, with its examples as the last section.</summary>
/// <param name="help">Writes all other sections.</param>
internal sealed class HelpExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(HelpOption option, IAnsiConsole console)
    {
        var help = (HelpAction)option.Action!;
        if (console.Profile.Out.IsTerminal)
            help.MaxWidth = console.Profile.Width;
        option.Action = new HelpExamples(help);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is IHasExamples command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {RootCommand.ExecutableName} {example}".TrimEnd());
        }

        return exitCode;
    }
}
