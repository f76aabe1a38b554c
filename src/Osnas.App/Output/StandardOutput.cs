using System.Text;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Standard output or standard error of the process.</summary>
internal sealed class StandardOutput : IAnsiConsoleOutput
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    private StandardOutput(int handle, TextWriter writer, bool isRedirected)
    {
        var isGiven = StandardHandle.WasGiven(handle);
        Writer = isGiven ? new LenientWriter(writer, () => StandardHandle.HasReader(handle)) : LenientWriter.Closed();
        IsTerminal = isGiven && !isRedirected;
    }

    public TextWriter Writer { get; }

    public bool IsTerminal { get; }

    public int Width => Measure(() => Console.WindowWidth, UsualWidth);

    public int Height => Measure(() => Console.WindowHeight, UsualHeight);

    public static StandardOutput OfResults() => new(1, Console.Out, Console.IsOutputRedirected);

    public static StandardOutput OfErrors() => new(2, Console.Error, Console.IsErrorRedirected);

    /// <summary>The console has the encoding of its terminal.</summary>
    public void SetEncoding(Encoding encoding)
    {
    }

    private int Measure(Func<int> measure, int usual)
    {
        if (!IsTerminal)
            return usual;
        try
        {
            return measure() is > 0 and var known ? known : usual;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return usual;
        }
    }
}
