namespace Osnas.Common;

/// <summary>Why the system doesn't load a native library.</summary>
internal static class LoadError
{
    /// <summary>The reason in one line: of .NET's several lines, the one that names another library, which is the missing one.</summary>
    /// <param name="exception">What .NET says.</param>
    /// <param name="library">The file that can't be loaded.</param>
    public static string Reason(Exception exception, string library)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var missing = lines.FirstOrDefault(line =>
            line.Contains("cannot open shared object file", StringComparison.Ordinal)
            && !line.StartsWith(library, StringComparison.Ordinal));
        return (missing ?? lines[0]).TrimEnd('.');
    }
}
