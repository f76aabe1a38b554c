using System.Runtime.InteropServices;
using Osnas.LookUpTables;
using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.App;

/// <summary>What went wrong, in one line.</summary>
internal static class Failure
{
    /// <summary>Whether the message tells users what they can do about it.</summary>
    public static bool IsExpected(Exception exception) => exception is
        ConfigException or SearchSpaceException or InfeasibleBudgetException or KeyNotFoundException or InvalidDataException or IOException
        or UnauthorizedAccessException or FormatException or ArgumentException or NotSupportedException or NotFiniteNumberException
        or LatencyNotMeasuredException or DeviceMemoryException or JobFailedException or WorkRefusedException
        or DllNotFoundException or ExternalException or OutOfMemoryException
        || NativeDependency.Recognize(exception) is not null
        || (exception is TypeInitializationException { InnerException: { } cause } && IsExpected(cause));

    public static string Describe(Exception exception) =>
        NativeDependency.Recognize(exception) is { } fault ? fault.Message
        : exception is TypeInitializationException { InnerException: { } cause } type ? $"{type.TypeName}: {Describe(cause)}"
        : IsExpected(exception) ? Message(exception)
        : $"{exception.GetType().Name}: {Message(exception)}";

    private static string Message(Exception exception)
    {
        if (exception is ExternalException or OutOfMemoryException)
            return OfTorch(exception);

        // A line of its own for each fault: what reads logs makes links of them.
        if (exception is ConfigException)
            return exception.Message;

        // The name of a parameter means nothing to who wrote a command line.
        var message = exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal)
            : exception.Message;
        return message.ReplaceLineEndings(" ");
    }

    /// <summary>What libtorch says is followed by a native stack trace.</summary>
    private static string OfTorch(Exception exception)
    {
        var line = exception.Message.Split('\n')[0].TrimEnd();
        return OutOfMemory.Is(exception)
            ? $"There isn't enough memory; a smaller batch size or input size needs less ({line})."
            : $"torch: {line}";
    }
}
