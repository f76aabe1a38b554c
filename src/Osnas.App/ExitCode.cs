namespace Osnas.App;

/// <summary>The exit codes of commands.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadUsage = 2;

    /// <summary>The command succeeded and all files are written, but standard output was closed or full.</summary>
    public const int OutputLost = 3;

    /// <summary>The code that shells use for a program that Ctrl+C ended.</summary>
    public const int Cancelled = 130;
}
