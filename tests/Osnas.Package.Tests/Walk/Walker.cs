using System.Diagnostics;

namespace Osnas.Package.Tests;

/// <summary>A person at a shell, who gives commands one after another.</summary>
/// <param name="folder">Where the walk begins.</param>
/// <param name="understand">What the person types in the place of a command: the versions and places of this machine.</param>
internal sealed class Walker(string folder, Func<WalkStep, string> understand)
{
    private const string Shell = """
        MyApp() { dotnet run -- "$@"; }
        eval "$1"; code=$?
        pwd > "$2"; exit $code
        """;

    private readonly List<(WalkStep Step, double Seconds, DotnetResult Result)> _done = [];

    /// <summary>The folder that the shell is in.</summary>
    public string Folder { get; private set; } = folder;

    /// <summary>What was done, with the time that it took.</summary>
    public IReadOnlyList<(WalkStep Step, double Seconds, DotnetResult Result)> Done => _done;

    /// <summary>Does what a step says.</summary>
    public void Take(WalkStep step)
    {
        if (step.IsCode)
            File.WriteAllText(Path.Combine(Folder, "Program.cs"), step.Text);
        else
            Give(step);
    }

    private void Give(WalkStep step)
    {
        var place = Path.GetTempFileName();
        var begin = Stopwatch.GetTimestamp();
        var result = DotnetCli.RunProgram("bash", Folder, "-c", Shell, "bash", understand(step), place);
        _done.Add((step, Stopwatch.GetElapsedTime(begin).TotalSeconds, result));
        Folder = File.ReadAllText(place).Trim() is { Length: > 0 } now ? now : Folder;
        File.Delete(place);
    }
}
