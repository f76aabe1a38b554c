using System.Diagnostics;

namespace Osnas.App.Tests;

/// <summary>A test that runs a script in a shell of this machine; skipped where that isn't installed.</summary>
internal sealed class ShellFactAttribute : FactAttribute
{
    /// <summary>A test of a shell.</summary>
    /// <param name="shell">The program, on the path, and not on Windows: scripts write programs of their own.</param>
    public ShellFactAttribute(string shell) =>
        Skip = !OperatingSystem.IsWindows() && Folders.Any(folder => File.Exists(Path.Combine(folder, shell)))
            ? null
            : $"There is no {shell}.";

    private static string[] Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a script writes.</summary>
    public static string Run(string shell, string script)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", script]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
