using System.Diagnostics;

namespace Osnas.Benchmarks;

/// <summary>How the time of commands scales with the search spaces of a program.</summary>
internal static class CommandLaws
{
    private const int Runs = 15;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <UsesOsnasApp>true</UsesOsnasApp>
          </PropertyGroup>
        </Project>
        """;

    private static readonly int[] Spaces = [1, 15, 60];

    private static readonly Dictionary<int, string> Programs = [];

    public static IReadOnlyList<ScalingLaw> All { get; } =
    [
        new("list, dotnet MyApp.dll", "spaces in the program", "ms", Spaces, spaces => Time(spaces, "list")),
        new("--help, dotnet MyApp.dll", "spaces in the program", "ms", Spaces, spaces => Time(spaces, "--help")),
    ];

    private static double Time(int spaces, string command)
    {
        if (!Programs.TryGetValue(spaces, out var program))
            Programs[spaces] = program = Build(spaces);
        return Quantile.Of([.. Enumerable.Range(0, Runs).Select(_ => CommandRows.Run("dotnet", [program, command]).Passed)], 0.5);
    }

    /// <summary>Writes a program of some spaces below artifacts, where the settings of this repository apply, and builds it.</summary>
    private static string Build(int spaces)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench", "spaces", $"{spaces}")).FullName;
        File.WriteAllText(Path.Combine(folder, "MyApp.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return await Osnas.OsnasApp.RunAsync(args);\n");
        for (var space = 0; space < spaces; space++)
            File.WriteAllText(Path.Combine(folder, $"Space{space}.cs"), Sources.Space(space));
        using var build =
            Process.Start("dotnet", ["build", folder, "--no-dependencies", "--configuration", "Release", "--verbosity", "quiet"]);
        build.WaitForExit();
        return build.ExitCode == 0
            ? Path.Combine(folder, "bin", "Release", "net10.0", "MyApp.dll")
            : throw new InvalidOperationException($"{folder} can't be built; see above.");
    }
}
