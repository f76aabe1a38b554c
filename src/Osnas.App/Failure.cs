using Osnas.Search;

namespace Osnas.App;

/// <summary>What went wrong, in one line.</summary>
internal static class Failure
{
    /// <summary>Whether the message tells users what they can do about it.</summary>
    public static bool IsExpected(Exception exception) => exception is
        SearchSpaceException or InfeasibleBudgetException or KeyNotFoundException or InvalidDataException or IOException
        or UnauthorizedAccessException or FormatException or ArgumentException;

    public static string Describe(Exception exception) =>
        IsExpected(exception) ? Message(exception) : $"{exception.GetType().Name}: {Message(exception)}";

    private static string Message(Exception exception)
    {
        // The name of a parameter means nothing to who wrote a command line.
        var message = exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal)
            : exception.Message;
        return message.ReplaceLineEndings(" ");
    }
}
