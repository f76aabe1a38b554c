using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Osnas.Benchmarks;

/// <summary>How a program is built and started.</summary>
/// <param name="Name">What it is called on the command line of this benchmark.</param>
/// <param name="Words">What it is called in the table.</param>
/// <param name="Most">By how much a command may take longer than a hello world, in milliseconds.</param>
/// <param name="Options">The options that publish it so; none if it is only built.</param>
internal sealed record ProgramForm(string Name, string Words, double Most, params string[] Options)
{
    public static IReadOnlyList<ProgramForm> All { get; } =
    [
        new("built", "dotnet MyApp.dll", 60),
        new("ready", "published with ReadyToRun", 60, "-p:PublishReadyToRun=true", "-p:SelfContained=false"),

        // PublishAot would be a property of all projects, of those of the compiler too. Warnings of TorchSharp aren't errors.
        new("native", "compiled ahead of time", 10, "-p:PublishProgramAot=true", "-p:TreatWarningsAsErrors=false"),
    ];

    /// <summary>Publishes a project if the form needs it.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <returns>The file that is started, and the words that start it.</returns>
    public (string File, string[] Words) Prepare(string project)
    {
        var name = Path.GetFileName(project);
        if (Options is [])
            return ("dotnet", [Path.Combine(project, "bin", "Release", "net10.0", $"{name}.dll")]);
        var folder = Path.Combine("artifacts", "bench", Name, name);
        using var publish = Process.Start("dotnet", [
            "publish", project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, .. Options,
            "--output", folder, "--verbosity", "quiet",
        ]);
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? (Path.Combine(folder, name), [])
            : throw new InvalidOperationException($"{project} can't be published with {string.Join(' ', Options)}; see above.");
    }
}
