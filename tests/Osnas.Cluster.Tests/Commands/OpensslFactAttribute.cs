using System.Diagnostics;

namespace Osnas.Cluster.Tests.Commands;

/// <summary>A test that gives commands of openssl in bash; skipped where one of them isn't installed.</summary>
internal sealed class OpensslFactAttribute : FactAttribute
{
    public OpensslFactAttribute() =>
        Skip = !OperatingSystem.IsWindows() && IsThere("bash") && IsThere("openssl") ? null : "There is no bash, or no openssl.";

    /// <summary>Gives a command, which succeeds.</summary>
    /// <param name="command">The line.</param>
    /// <param name="folder">Where.</param>
    public static void Run(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command}\n{error}");
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
