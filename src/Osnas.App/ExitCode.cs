namespace Osnas.App;

/// <summary>What a command ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadUsage = 2;

    /// <summary>All is done and all files are written, but standard output took no more.</summary>
    public const int OutputLost = 3;

    /// <summary>As shells give it for a program that Ctrl+C ended.</summary>
    public const int Cancelled = 130;
}
