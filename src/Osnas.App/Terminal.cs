using System.Text.Json.Serialization.Metadata;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Where a command writes to.</summary>
/// <param name="Output">Takes the result of a command and nothing else.</param>
/// <param name="Error">Takes all other text, where the result is for a program.</param>
internal sealed record Terminal(IAnsiConsole Output, IAnsiConsole Error)
{
    // A log has no width: what reads it may break its lines.
    private const int WidthOfLog = 1000;

    public static Terminal OfProcess() => new(Create(Console.Out), Create(Console.Error));

    public void WriteJson<T>(T document, JsonTypeInfo<T> type) => WriteLine(Output, OsnasJson.Write(document, type));

    public static void WriteLine(IAnsiConsole console, string text)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine(text);
        writer.Flush();
    }

    /// <summary>Whether lines that were written can be written anew.</summary>
    public static bool IsLive(IAnsiConsole console) => console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;

    private static IAnsiConsole Create(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfLog;
        return console;
    }
}
