using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>What the page of a package in a gallery shows.</summary>
[Collection(PackageTests.Name)]
public sealed partial class PackagePageTests(PackedPackages packages)
{
    /// <summary>A gallery refuses longer ones.</summary>
    private const int LongestReleaseNotes = 35_000;

    private static readonly string Changes = new DocumentPage("CHANGELOG.md").Text;

    /// <summary>Prevents: a page without text, picture, licence or link.</summary>
    [Fact]
    public void Says_what_it_is() => Assert.All(packages.All, package =>
    {
        Assert.Equal("MIT", package["license"]);
        Assert.Equal("README.md", package["readme"]);
        Assert.Equal("icon.png", package["icon"]);
        Assert.Equal("https://github.com/osnas/osnas", package["projectUrl"]);
        Assert.Equal("https://github.com/osnas/osnas.git", package.Repository);
        Assert.NotEmpty(package["description"]!);
        Assert.Contains("neural-architecture-search", package["tags"], StringComparison.Ordinal);
        Assert.StartsWith($"# {package["id"]}\n", package.ReadText("README.md"), StringComparison.Ordinal);
    });

    /// <summary>Prevents: a link into the repository, which leads nowhere from the page of a package.</summary>
    [Fact]
    public void Links_lead_somewhere() => Assert.All(packages.All, package => Assert.All(
        Link().Matches(package.ReadText("README.md")),
        link => Assert.StartsWith("https://", link.Groups["target"].Value, StringComparison.Ordinal)));

    /// <summary>Prevents: code on the page of a package that no test compiles.</summary>
    [Fact]
    public void Shows_the_code_of_the_README()
    {
        Assert.Contains(Readme.Snippets[0], packages.Osnas.ReadText("README.md"), StringComparison.Ordinal);
        Assert.Contains(Readme.Snippets[2], packages.App.ReadText("README.md"), StringComparison.Ordinal);
    }

    /// <summary>Prevents: the notes of another release, and links in a text that shows none.</summary>
    [Fact]
    public void Tells_the_topmost_changes() => Assert.All(packages.All, package =>
    {
        var notes = package["releaseNotes"]!.ReplaceLineEndings("\n");
        string[] sections = [.. notes.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal))];

        Assert.InRange(notes.Length, 100, LongestReleaseNotes);
        Assert.EndsWith("/CHANGELOG.md", notes, StringComparison.Ordinal);
        Assert.Equal(Changes.Split('\n').First(line => line.StartsWith("## ", StringComparison.Ordinal)), Assert.Single(sections));
        Assert.DoesNotMatch(Link(), notes);
    });

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)")]
    private static partial Regex Link();
}
