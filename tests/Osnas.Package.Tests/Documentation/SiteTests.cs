using System.Text.Json;
using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>The site of the documentation. That it is built shows that no link is broken: a warning is an error.</summary>
[Collection(SharedSite.Name)]
public sealed partial class SiteTests(Site site)
{
    private static readonly string[] Projects = ["Osnas.Core", "Osnas.Runtime", "Osnas.App"];

    private static readonly string[] Types =
    [
        .. Projects.SelectMany(project => File.ReadAllLines(RepositoryRoot.Combine("src", project, "PublicAPI.Unshipped.txt")))
            .Where(line => TypeLine().IsMatch(line) && !GeneratedOfPreset().IsMatch(line)),
    ];

    [Fact]
    public void Each_public_type_has_a_page()
    {
        var pages = site.Files.ToHashSet();

        Assert.NotEmpty(Types);
        Assert.All(Types, type => Assert.Contains($"api/{PageOf(type)}.html", pages));
    }

    [Fact]
    public void Each_namespace_says_what_it_is_for()
    {
        var namespaces = Types.Select(type => type[..type.LastIndexOf('.')]).Except(Types).ToArray();

        Assert.NotEmpty(namespaces);
        Assert.All(namespaces, name => Assert.Contains(" summary\">", Site.Read($"api/{name}.html"), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_loaded_from_another_host()
    {
        var loads = from file in site.Files
                    where Path.GetExtension(file) is ".html" or ".css"
                    from load in Load().Matches(Site.Read(file))
                    select $"{file}: {load.Value}";

        Assert.Empty(loads);
    }

    [Fact]
    public void The_search_finds_guides_rules_results_and_types()
    {
        using var index = JsonDocument.Parse(Site.Read("index.json"));
        var found = index.RootElement.EnumerateObject().Select(page => page.Name).ToHashSet();

        string[] expected =
            ["index.html", "guides/search.html", "rules/OSNAS0301.html", "results/strategies.html", "api/Osnas.Search.ISearcher.html"];
        Assert.Empty(expected.Except(found));
    }

    // Osnas.EquatableArray<T> is Osnas.EquatableArray-1.
    private static string PageOf(string type) => TypeParameters().Replace(type, match => $"-{match.Value.Split(',').Length}");

    [GeneratedRegex(@"^Osnas(\.\w+)*(<[\w, ]+>)?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^Osnas\.Presets\.(?!Tiny28)\w+\.\w")]
    private static partial Regex GeneratedOfPreset();

    [GeneratedRegex("<.*>")]
    private static partial Regex TypeParameters();

    /// <summary>What a browser loads by itself, as links aren't.</summary>
    [GeneratedRegex(
        """(<(script|img|link|iframe|source)\b[^>]*\b(src|href)=["'](https?:)?//[^>]*>)"""
            + """|(url\(["']?(https?:)?//[^)]*\))|(@import[^;]*//)""")]
    private static partial Regex Load();
}
