using System.Globalization;
using Osnas.Analyzers;
using Osnas.Generators;

namespace Osnas.Benchmarks;

/// <summary>The compiler, the references and the generators of the SDK that runs this program.</summary>
internal static class Toolchain
{
    private static readonly string Root = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static readonly string FrameworkPack = Newest(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref"));

    /// <summary>The program that starts others.</summary>
    public static string DotNet { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The version of the SDK.</summary>
    public static string Version => Path.GetFileName(Sdk);

    /// <summary>The compiler, with machine code of its own as in every build.</summary>
    public static string Compiler => Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll");

    /// <summary>The generator and the analyzers of Osnas, and what they use.</summary>
    public static IReadOnlyList<string> Osnas { get; } =
    [
        typeof(SearchSpaceGenerator).Assembly.Location,
        typeof(SearchSpaceAnalyzer).Assembly.Location,
        typeof(SearchSpaceSpec).Assembly.Location,
    ];

    /// <summary>The generator of System.Text.Json.</summary>
    public static string Json { get; } =
        Path.Combine(FrameworkPack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll");

    /// <summary>What a project that uses Osnas refers to.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. Directory.GetFiles(Path.Combine(FrameworkPack, "ref"), "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        typeof(SearchSpaceSpec).Assembly.Location,
        typeof(BaseSupernet).Assembly.Location,
        typeof(TorchSharp.torch).Assembly.Location,
    ];

    private static string Sdk { get; } = Newest(Path.Combine(Root, "sdk"));

    /// <summary>The folder of the newest version among those of the running .NET.</summary>
    private static string Newest(string folder) => Directory.GetDirectories(folder, $"{Environment.Version.Major}.*")
        .MaxBy(path => Numbers(Path.GetFileName(path)), Comparer<(int Minor, int Patch)>.Default)
        ?? throw new DirectoryNotFoundException($"{folder} has no folder of .NET {Environment.Version.Major}.");

    private static (int Minor, int Patch) Numbers(string version)
    {
        var numbers = version.Split('.', '-').Skip(1).Take(2).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }
}
