using Osnas.Browser.Tests.Browsing;

namespace Osnas.Package.Tests;

/// <summary>The site of the documentation in artifacts/site, built once for the tests, as `./build.sh docs` builds it.</summary>
public sealed class Site
{
    private static readonly string Root = RepositoryRoot.Combine("artifacts", "site");

    public Site()
    {
        foreach (var folder in (string[])[Root, RepositoryRoot.Combine("artifacts", "api")])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        DotnetCli.Run(RepositoryRoot.Path, "tool", "restore").Succeeded();
        DotnetCli.Run(RepositoryRoot.Path, "docfx", "docfx.json", "--warningsAsErrors").Succeeded();
        Files =
        [
            .. Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')),
        ];
    }

    /// <summary>All files, with slashes.</summary>
    public IReadOnlyCollection<string> Files { get; }

    public static string Locate(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(Locate(file));
}

/// <summary>The tests that share the site, and the browser that shows it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<Site>, ICollectionFixture<BrowserFixture>
{
    public const string Name = "site";
}
