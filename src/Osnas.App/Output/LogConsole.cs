using Spectre.Console;
using Spectre.Console.Rendering;

namespace Osnas.App;

/// <summary>
/// The output to a file or a pipe. Most commands only write text to it, so that what draws is created when something is drawn: its
/// compilation takes several milliseconds of each start.
/// </summary>
internal sealed class LogConsole : IAnsiConsole
{
    // A log has no width: what reads it may break its lines.
    private const int Wide = 1000;

    private readonly Lazy<IAnsiConsole> _drawing;

    public LogConsole(IAnsiConsoleOutput output, bool isUnicode)
    {
        Profile = new(output, new() { Unicode = isUnicode }, output.Writer.Encoding) { Width = Wide };
        _drawing = new(() =>
        {
            var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = output });
            console.Profile.Capabilities.Unicode = isUnicode;
            console.Profile.Width = Wide;
            return console;
        });
    }

    public Profile Profile { get; }

    public IAnsiConsoleCursor Cursor => _drawing.Value.Cursor;

    public IAnsiConsoleInput Input => _drawing.Value.Input;

    public IExclusivityMode ExclusivityMode => _drawing.Value.ExclusivityMode;

    public RenderPipeline Pipeline => _drawing.Value.Pipeline;

    public void Clear(bool home) => _drawing.Value.Clear(home);

    public void Write(IRenderable renderable) => _drawing.Value.Write(renderable);

    public void WriteAnsi(Action<AnsiWriter> action) => _drawing.Value.WriteAnsi(action);
}
