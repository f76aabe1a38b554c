namespace Osnas.Package.Tests;

/// <summary>The packages, packed once from clean for all tests, in a folder that is gone afterwards.</summary>
public sealed class PackedPackages : IDisposable
{
    /// <summary>No other's: a package of the same version, which the machine may hold, would be taken for it.</summary>
    private const string Version = "1.2.3-test";

    private readonly string _root = Directory.CreateTempSubdirectory("osnas-packages-").FullName;

    public PackedPackages()
    {
        Feed = Pack("feed", "Osnas.Runtime", "Osnas.App", "Osnas.Dashboard", "Osnas.Cluster", "Osnas.Templates");
        Osnas = PackageFile.Find(Feed, "Osnas");
        App = PackageFile.Find(Feed, "Osnas.App");
        Dashboard = PackageFile.Find(Feed, "Osnas.Dashboard");
        Cluster = PackageFile.Find(Feed, "Osnas.Cluster");
        Templates = PackageFile.Find(Feed, "Osnas.Templates");
    }

    /// <summary>A folder that NuGet can restore from.</summary>
    public string Feed { get; }

    public PackageFile Osnas { get; }

    public PackageFile App { get; }

    public PackageFile Dashboard { get; }

    public PackageFile Cluster { get; }

    public PackageFile Templates { get; }

    public IEnumerable<PackageFile> All => [Osnas, App, Dashboard, Cluster, Templates];

    /// <summary>An empty folder of the given name, outside the repository.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>
    /// A folder in which projects of a user find the packages of this build and those that the machine has. libtorch, which is
    /// half a gigabyte, is linked into their output folders, not copied.
    /// </summary>
    public string CreateWorkspace(string name)
    {
        var folder = CreateFolder(name);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="osnas" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Consumer.MachinesPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <CreateSymbolicLinksForCopyLocalIfPossible>true</CreateSymbolicLinksForCopyLocalIfPossible>
              </PropertyGroup>
            </Project>
            """);
        return folder;
    }

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
                    "-p:MinVerSkip=true",
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
