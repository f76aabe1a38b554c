using System.Diagnostics;

namespace Osnas.Runtime.Tests;

/// <summary>A test that runs Python; skipped where that, or one of its packages, isn't installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>A test.</summary>
    /// <param name="packages">The packages that it imports, beside the standard library.</param>
    public PythonFactAttribute(params string[] packages)
    {
        if (!CanImport(packages))
            Skip = $"python3 is needed{(packages.Length == 0 ? string.Empty : $", with {string.Join(" and ", packages)}")}.";
    }

    /// <summary>Runs a script.</summary>
    /// <returns>What it writes.</returns>
    public static string Run(string script, params string[] args)
    {
        using var process = Process.Start(CreateStart(["-c", script, .. args]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    private static bool CanImport(string[] packages)
    {
        try
        {
            using var process = Process.Start(CreateStart("-c", string.Join('\n', packages.Select(package => $"import {package}"))))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo CreateStart(params string[] args)
    {
        var start = new ProcessStartInfo("python3", args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("LD_PRELOAD");
        return start;
    }
}
