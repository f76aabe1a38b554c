using System.Text;
using Spectre.Console;

namespace Osnas.Pictures.Tests.Terminal;

/// <summary>A terminal of 80 columns.</summary>
/// <param name="writer">Takes what is written to it.</param>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public const int Columns = 80;

    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => Columns;

    public int Height => 1000;

    public static IAnsiConsole CreateConsole(TextWriter writer)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
            Out = new TerminalOutput(writer),
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    public void SetEncoding(Encoding encoding)
    {
    }
}
