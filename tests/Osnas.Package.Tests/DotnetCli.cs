using System.Diagnostics;

namespace Osnas.Package.Tests;

/// <summary>Runs `dotnet` as a user at a terminal would.</summary>
internal static class DotnetCli
{
    /// <summary>What the test host got from MSBuild and from build.sh, and a user's terminal doesn't have.</summary>
    private static readonly string[] Inherited =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "LD_PRELOAD", "MALLOC_CONF"];

    public static DotnetResult Run(string folder, params string[] arguments) => RunProgram("dotnet", folder, arguments);

    /// <summary>Runs another program, which may run `dotnet`.</summary>
    public static DotnetResult RunProgram(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // A build node that outlives its build would hold the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new($"{program} {string.Join(' ', arguments)}", process.ExitCode, output + error.Result);
    }
}
