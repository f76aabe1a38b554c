namespace Osnas.Package.Tests;

/// <summary>The packages, packed once from clean for all tests, in a folder that is gone afterwards.</summary>
public sealed class PackedPackages : IDisposable
{
    /// <summary>No other's: a package of the same version, which the machine may hold, would be taken for it.</summary>
    private const string Version = "1.2.3-test";

    private readonly string _root = Directory.CreateTempSubdirectory("osnas-packages-").FullName;

    public PackedPackages()
    {
        Feed = Pack("feed", "Osnas.Runtime", "Osnas.App", "Osnas.Dashboard");
        Osnas = PackageFile.Find(Feed, "Osnas");
        App = PackageFile.Find(Feed, "Osnas.App");
        Dashboard = PackageFile.Find(Feed, "Osnas.Dashboard");
    }

    /// <summary>A folder that NuGet can restore from.</summary>
    public string Feed { get; }

    public PackageFile Osnas { get; }

    public PackageFile App { get; }

    public PackageFile Dashboard { get; }

    /// <summary>An empty folder of the given name, outside the repository.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>
    /// Packs into a new folder. From clean, and always in the same place: paths are part of what is compared. Without
    /// analyzers, which judge the sources in every other build and take half the time.
    /// </summary>
    public string Pack(string name, params string[] projects)
    {
        var output = CreateFolder(name);
        var build = CreateFolder("build");
        foreach (var project in projects)
        {
            var path = RepositoryRoot.Combine("src", project, $"{project}.csproj");
            DotnetCli
                .Run(
                    RepositoryRoot.Path,
                    "pack",
                    path,
                    "--artifacts-path",
                    build,
                    $"-p:PackageOutputPath={output}",
                    $"-p:Version={Version}",
                    "-p:RunAnalyzers=false",
                    "-p:OneThread=true")
                .Succeeded();
        }

        Directory.Delete(build, recursive: true);
        return output;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>Shares the packages among the test classes, which then run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackedPackages>
{
    public const string Name = "Packages";
}
