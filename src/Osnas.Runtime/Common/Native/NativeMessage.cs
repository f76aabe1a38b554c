namespace Osnas.Common;

/// <summary>What native libraries, and the system that loads them, say of a failure, in one line.</summary>
internal static class NativeMessage
{
    /// <summary>The first line, without a full stop.</summary>
    public static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');

    /// <summary>
    /// Why a library can't be loaded: of .NET's several lines, the one that names another library, which is the missing one.
    /// </summary>
    /// <param name="exception">What .NET says.</param>
    /// <param name="library">The file that can't be loaded.</param>
    public static string LoadError(Exception exception, string library)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var missing = lines.FirstOrDefault(line =>
            line.Contains("cannot open shared object file", StringComparison.Ordinal)
            && !line.StartsWith(library, StringComparison.Ordinal));
        return (missing ?? lines[0]).TrimEnd('.');
    }
}
