namespace Osnas.Package.Tests;

/// <summary>What is in the package Osnas, and what it asks for.</summary>
[Collection(PackageTests.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    private readonly PackageFile _package = packages.Osnas;

    /// <summary>
    /// Prevents: a missing analyzer (nothing is generated, nothing is reported, no error says so), and a stray
    /// third-party assembly beside the analyzers, which may clash with another analyzer's in the same compiler.
    /// </summary>
    [Fact]
    public void Holds_exactly_these_files()
    {
        string[] expected =
        [
            "Osnas.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Osnas.Analyzers.dll",
            "analyzers/dotnet/cs/Osnas.CodeFixes.dll",
            "analyzers/dotnet/cs/Osnas.Core.dll",
            "analyzers/dotnet/cs/Osnas.Generators.dll",
            "lib/net10.0/Osnas.Core.dll",
            "lib/net10.0/Osnas.Core.xml",
            "lib/net10.0/Osnas.Runtime.dll",
            "lib/net10.0/Osnas.Runtime.xml",
            "lib/net8.0/Osnas.Core.dll",
            "lib/net8.0/Osnas.Core.xml",
            "lib/net8.0/Osnas.Runtime.dll",
            "lib/net8.0/Osnas.Runtime.xml",
        ];

        Assert.Equal(expected, _package.Files);
    }

    /// <summary>
    /// Prevents: a restore that asks for a package Osnas.Core, which doesn't exist; libtorch of one platform forced on
    /// all; a pin of a transitive package turned into a dependency.
    /// </summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Depends_on_managed_packages_alone(string framework) =>
        Assert.Equal(["TorchSharp"], _package.Dependencies(framework));

    /// <summary>Prevents: a library built on Osnas whose own users don't get Osnas.</summary>
    [Fact]
    public void Is_no_development_dependency() => Assert.Null(_package["developmentDependency"]);

    /// <summary>Prevents: a gallery page without text, licence or link.</summary>
    [Fact]
    public void Says_what_it_is()
    {
        Assert.Equal("MIT", _package["license"]);
        Assert.Equal("README.md", _package["readme"]);
        Assert.Equal("https://github.com/osnas/osnas", _package["projectUrl"]);
        Assert.NotEmpty(_package["description"]!);
        Assert.NotEmpty(_package["tags"]!);
    }

    /// <summary>
    /// Prevents: a compiler process that has an older Osnas.Core loaded under the same version and hands it to the new
    /// generator.
    /// </summary>
    [Fact]
    public void Every_assembly_has_the_packages_version() =>
        Assert.All(_package.Assemblies, file => Assert.Equal(_package.Version + ".0", _package.AssemblyName(file).Version!.ToString()));

    /// <summary>Prevents: a generator that computes costs by another Core than the library's.</summary>
    [Fact]
    public void Core_is_the_same_for_the_compiler_and_the_program()
    {
        var copies = _package.Assemblies.Where(file => file.EndsWith("/Osnas.Core.dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, copies.Count);
        Assert.Single(copies.Select(_package.Hash).Distinct());
    }

    /// <summary>Prevents: a package that can't be checked against its sources, and caches that never hit.</summary>
    [Fact]
    public void Two_packs_of_the_same_sources_are_the_same()
    {
        var again = PackageFile.Find(packages.Pack("again"), "Osnas");

        Assert.Equal(_package.Files.Select(file => (file, _package.Hash(file))), again.Files.Select(file => (file, again.Hash(file))));
    }
}
