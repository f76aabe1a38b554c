using System.Text.Json.Serialization.Metadata;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Where a command writes to.</summary>
/// <param name="Output">Takes the result of a command and nothing else.</param>
/// <param name="Error">Takes all other text, where the result is for a program.</param>
internal sealed record Terminal(IAnsiConsole Output, IAnsiConsole Error)
{
    private const int Utf8 = 65001;

    /// <summary>What became of the result, if it is written to the process's own output.</summary>
    public LenientWriter? Results => Output.Profile.Out.Writer as LenientWriter;

    public static Terminal OfProcess() => new(Create(StandardOutput.OfResults()), Create(StandardOutput.OfErrors()));

    public void WriteJson<T>(T document, JsonTypeInfo<T> type) => Write(Output, JsonText.Write(document, type));

    /// <summary>Writes a text, on a terminal in lines that end between words.</summary>
    /// <param name="console">Takes it.</param>
    /// <param name="text">The text.</param>
    /// <param name="column">Characters that the line has already.</param>
    public static void WriteLine(IAnsiConsole console, string text, int column = 0) =>
        Write(console, console.Profile.Out.IsTerminal ? TextLines.Wrap(text, console.Profile.Width, column) : text);

    /// <summary>Writes a text in a style, where the console has styles.</summary>
    /// <param name="console">Takes it.</param>
    /// <param name="text">The text, as it is.</param>
    /// <param name="style">The style; null for plain text.</param>
    public static void Write(IAnsiConsole console, string text, Style? style)
    {
        if (console.Profile.Capabilities.Ansi)
            console.WriteAnsi(writer => writer.Write(text, style ?? Style.Plain));
        else
            console.Profile.Out.Writer.Write(text);
    }

    /// <summary>Whether lines that were written can be written anew.</summary>
    public static bool IsLive(IAnsiConsole console) => console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;

    private static void Write(IAnsiConsole console, string text)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine(text);
        writer.Flush();
    }

    private static IAnsiConsole Create(StandardOutput output)
    {
        var isUnicode = Console.OutputEncoding.CodePage == Utf8;
        if (!output.IsTerminal)
            return new LogConsole(output, isUnicode);
        var console = AnsiConsole.Create(new() { Out = output });
        console.Profile.Capabilities.Unicode = isUnicode;
        return console;
    }
}
