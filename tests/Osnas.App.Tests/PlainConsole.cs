using Spectre.Console;

namespace Osnas.App.Tests;

/// <summary>A console that is no terminal.</summary>
internal static class PlainConsole
{
    private const int Width = 1000;

    public static IAnsiConsole Create(TextWriter writer)
    {
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
