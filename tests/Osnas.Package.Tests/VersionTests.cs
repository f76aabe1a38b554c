using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Osnas.Package.Tests;

/// <summary>The version of a project in src, which follows from the tags of git, as docs/releasing.md says.</summary>
public sealed class VersionTests : IDisposable
{
    private const string Project = "src/Probe/Probe.csproj";

    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "eng/Osnas.InRepo.targets", "global.json",
        "src/Directory.Build.props", "src/Directory.Build.targets",
    ];

    private static readonly string Next = XDocument.Load(RepositoryRoot.Combine("Directory.Build.props"))
        .Descendants("MinVerMinimumMajorMinor").Single().Value;

    private readonly string _root = Directory.CreateTempSubdirectory("osnas-version-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>
    /// Prevents: a build that fails or warns where there is no git, no tag, or not all commits; another version in such
    /// sources than in a clone; the version of a repository around the sources; an assembly version that changes with commits.
    /// </summary>
    [Fact]
    public void Only_a_tag_changes_the_version()
    {
        Git(_root, "init", "--quiet");
        Git(_root, "commit", "--quiet", "--allow-empty", "--message", "of somebody else");
        Git(_root, "tag", "v9.9.9");
        var sources = CreateSources("sources");
        var archive = Build(sources);
        Git(sources, "init", "--quiet");
        Git(sources, "add", ".");
        Git(sources, "commit", "--quiet", "--message", "first");
        Git(sources, "tag", $"v{Next}.0");
        var tagged = Build(sources);
        Git(sources, "commit", "--quiet", "--allow-empty", "--message", "second");
        var packed = Build(sources, "-p:MinVerIgnoreHeight=false");
        Git(_root, "clone", "--quiet", "--depth", "1", $"file://{sources}", "shallow");
        var shallow = Build(Path.Combine(_root, "shallow"));

        Assert.Equal(new($"{Next}.0-alpha.0", $"{Next}.0.0"), archive);
        Assert.Equal(archive, shallow);
        Assert.Equal(new($"{Next}.0", $"{Next}.0.0"), tagged);
        Assert.Equal(new($"{Next}.1-alpha.0.1", $"{Next}.1.0"), packed);
    }

    /// <summary>A project of the user's machine with the settings of this repository.</summary>
    private string CreateSources(string name)
    {
        var folder = Path.Combine(_root, name);
        foreach (var file in Files)
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(RepositoryRoot.Combine(file), copy);
        }

        var project = Path.Combine(folder, Project);
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        File.WriteAllText(
            project,
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");
        return folder;
    }

    private static BuiltVersion Build(string folder, params string[] arguments)
    {
        string[] values = ["InformationalVersion", "AssemblyVersion"];
        string[] build = ["msbuild", Project, "-restore", "-target:GetAssemblyVersion", "-warnaserror"];
        using var json = JsonDocument.Parse(
            DotnetCli.Run(folder, [.. build, $"-getProperty:{string.Join(',', values)}", .. arguments]).Succeeded().Output);
        var properties = json.RootElement.GetProperty("Properties");
        return new(properties.GetProperty(values[0]).GetString()!, properties.GetProperty(values[1]).GetString()!);
    }

    private static void Git(string folder, params string[] arguments)
    {
        string[] author = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
        var start = new ProcessStartInfo("git", [.. author, .. arguments]) { WorkingDirectory = folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    private sealed record BuiltVersion(string Version, string AssemblyVersion);
}
