using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>The rooms of Osnas are used in one direction, in the order of docs/architecture.md, and no files form a ring.</summary>
public sealed partial class RoomTests
{
    /// <summary>Two files of one topic may know each other, as a class and what builds it.</summary>
    private const int MostOfARing = 2;

    private static readonly ConcurrentDictionary<string, Sources> Known = [];

    private static readonly string Page = File.ReadAllText(Path.Combine(SourceProject.Root, "docs", "architecture.md"));

    [Theory]
    [InlineData("Osnas.Core")]
    [InlineData("Osnas.Runtime")]
    [InlineData("Osnas.Cluster")]
    public void Rooms_use_only_those_before_them(string project)
    {
        var sources = Read(project);
        string[] faults = [.. RoomOrder.Read(Page, project).FindFaults(sources.Files, sources.Uses)];
        Assert.True(faults.Length == 0, $"{project}:\n{string.Join("\n", faults)}");
    }

    [Theory]
    [InlineData("Osnas.Core")]
    [InlineData("Osnas.Runtime")]
    [InlineData("Osnas.Cluster")]
    public void No_files_form_a_ring(string project)
    {
        var uses = Read(project).Uses;
        var rings = FileRings.Find(uses, MostOfARing);
        Assert.True(rings.Count == 0, $"{project}:\n{string.Join("\n", rings.Select(ring => Describe(ring, uses)))}");
    }

    [Fact]
    public void The_page_names_files_that_are_there()
    {
        string[] named = [.. FileName().Matches(Page).Select(match => match.Groups["file"].Value)];
        Assert.NotEmpty(named);
        string[] missing = [.. named.Where(file => !File.Exists(Path.Combine(SourceProject.Root, "src", file)))];
        Assert.Empty(missing);
    }

    private static Sources Read(string project) => Known.GetOrAdd(project, name =>
    {
        var compilation = SourceProject.Compile(name);
        string[] files = [.. compilation.SyntaxTrees.Select(tree => tree.FilePath).Where(path => path.Length > 0)];
        return new(files, SourceUses.Find(compilation));
    });

    private static string Describe(IReadOnlyList<string> ring, IReadOnlyList<SourceUse> uses) =>
        $"{ring.Count} files use each other in a ring:\n" + string.Join("\n", uses
            .Where(use => ring.Contains(FileRings.TypeOf(use.File)) && ring.Contains(FileRings.TypeOf(use.Target)))
            .DistinctBy(use => (FileRings.TypeOf(use.File), FileRings.TypeOf(use.Target)))
            .Select(use => $"  {use.File}, line {use.Line}: {use.Name} of {use.Target}"));

    [GeneratedRegex(@"`(?<file>Osnas\.[\w./]+\.cs)`", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    private sealed record Sources(IReadOnlyList<string> Files, IReadOnlyList<SourceUse> Uses);
}
