namespace Osnas.App;

/// <summary>The commands that other packages of Osnas have, so that a program without them can say how to get them.</summary>
internal static class PackageCommands
{
    private static readonly Dictionary<string, (string Package, string Line)> Packages = new(StringComparer.Ordinal)
    {
        ["serve"] = ("Osnas.Dashboard", "UseDashboard"),
        ["worker"] = ("Osnas.Cluster", "UseCluster"),
        ["status"] = ("Osnas.Cluster", "UseCluster"),
    };

    /// <summary>What a program has to add to have a command; null if no package of Osnas has it.</summary>
    /// <param name="command">The name of the command.</param>
    public static string? Describe(string command) => Packages.TryGetValue(command, out var added)
        ? $"this program lacks the command {command}: add the package {added.Package}, and in Program.cs call "
            + $"OsnasApp.RunAsync(args, app => app.{added.Line}())"
        : null;
}
