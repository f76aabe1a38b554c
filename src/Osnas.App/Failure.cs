using Osnas.LookUpTables;
using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.App;

/// <summary>What went wrong, in one line.</summary>
internal static class Failure
{
    private const string LibtorchMissing =
        "libtorch can't be loaded. A program that trains needs the package libtorch-cpu-linux-x64, -win-x64 or -osx-arm64 of the version that TorchSharp asks for, "
        + "and on Linux a C++ runtime of GCC 13 or later.";

    /// <summary>Whether the message tells users what they can do about it.</summary>
    public static bool IsExpected(Exception exception) => exception is
        ConfigException or SearchSpaceException or InfeasibleBudgetException or KeyNotFoundException or InvalidDataException or IOException
        or UnauthorizedAccessException or FormatException or ArgumentException or NotSupportedException or NotFiniteNumberException or LatencyNotMeasuredException
        or DllNotFoundException
        || IsOfLibtorch(exception);

    public static string Describe(Exception exception)
    {
        if (IsOfLibtorch(exception))
            return LibtorchMissing;
        return IsExpected(exception) ? Message(exception) : $"{exception.GetType().Name}: {Message(exception)}";
    }

    private static bool IsOfLibtorch(Exception exception) =>
        exception is TypeInitializationException { TypeName: var name } && name.StartsWith("TorchSharp.", StringComparison.Ordinal);

    private static string Message(Exception exception)
    {
        // A line of its own for each fault: what reads logs makes links of them.
        if (exception is ConfigException)
            return exception.Message;

        // The name of a parameter means nothing to who wrote a command line.
        var message = exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal)
            : exception.Message;
        return message.ReplaceLineEndings(" ");
    }
}
