namespace Osnas.Package.Tests;

/// <summary>What is in the packages, and what they ask for.</summary>
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
            "buildTransitive/net8.0/Osnas.targets",
            "icon.png",
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
    /// Prevents: a refactoring or fix without the attribute by which editors find it. No command line applies refactorings.
    /// </summary>
    [Fact]
    public void Editors_find_all_fixes_and_refactorings()
    {
        const string Assembly = "analyzers/dotnet/cs/Osnas.CodeFixes.dll";

        Assert.Equal(
            ["DeclareSpaceRefactoring", "MergeRowsRefactoring"], _package.TypesWith(Assembly, "ExportCodeRefactoringProviderAttribute"));
        Assert.Equal(
            [
                "ChannelsDifferFix", "DuplicateCandidateFix", "InfeasibleBudgetFix", "InputSizeIsUnclearFix", "NotDeclaredFix",
                "NotPartialFix", "NotRegisteredFix", "OptionWithoutEffectFix", "UnknownBlockFix",
            ],
            _package.TypesWith(Assembly, "ExportCodeFixProviderAttribute"));
    }

    /// <summary>Prevents: a copy of Osnas in the package of the command line, which would drift from the real one.</summary>
    [Fact]
    public void The_command_line_holds_exactly_these_files() => Assert.Equal(
        [
            "Osnas.App.nuspec",
            "README.md",
            "icon.png",
            "lib/net10.0/Osnas.App.dll",
            "lib/net10.0/Osnas.App.xml",
            "lib/net10.0/Osnas.Report.dll",
            "lib/net10.0/Osnas.Report.xml",
            "lib/net8.0/Osnas.App.dll",
            "lib/net8.0/Osnas.App.xml",
            "lib/net8.0/Osnas.Report.dll",
            "lib/net8.0/Osnas.Report.xml",
        ],
        packages.App.Files);

    /// <summary>Prevents: ASP.NET in the programs of who doesn't serve pages, and pages of another version than the reports.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_dashboard_is_a_package_of_its_own(string framework)
    {
        Assert.Equal(
            [$"lib/{framework}/Osnas.Dashboard.dll", $"lib/{framework}/Osnas.Dashboard.xml"],
            packages.Dashboard.Files.Where(file => file.StartsWith($"lib/{framework}/", StringComparison.Ordinal)));
        Assert.Equal(["Osnas.App"], packages.Dashboard.Dependencies(framework));
        Assert.Contains("Microsoft.AspNetCore.App", packages.Dashboard.Frameworks(framework));
        Assert.Empty(packages.App.Frameworks(framework));
    }

    /// <summary>Prevents: Orleans in the programs of who searches on one machine.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_cluster_is_a_package_of_its_own(string framework)
    {
        Assert.Equal(
            [$"lib/{framework}/Osnas.Cluster.dll", $"lib/{framework}/Osnas.Cluster.xml"],
            packages.Cluster.Files.Where(file => file.StartsWith($"lib/{framework}/", StringComparison.Ordinal)));
        Assert.Equal(
            ["Microsoft.Orleans.Client", "Microsoft.Orleans.Clustering.Redis", "Microsoft.Orleans.Connections.Security",
                "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server", "Osnas.App"],
            packages.Cluster.Dependencies(framework).Order(StringComparer.Ordinal));
    }

    /// <summary>Prevents: files outside of lib that a package isn't meant to have.</summary>
    [Fact]
    public void Other_packages_hold_nothing_else()
    {
        string[] frameworks = ["lib/net10.0", "lib/net8.0"];
        string[] names = ["Osnas.Dashboard", "Osnas.Cluster"];
        foreach (var (package, name) in new[] { packages.Dashboard, packages.Cluster }.Zip(names))
        {
            Assert.Equal(
                [
                    $"{name}.nuspec", "README.md", "icon.png",
                    .. frameworks.SelectMany(folder => new[] { $"{folder}/{name}.dll", $"{folder}/{name}.xml" }),
                ],
                package.Files);
        }
    }

    /// <summary>
    /// Prevents: a template without its configuration, whose folder begins with a dot, and another program or other images
    /// than those of the sample.
    /// </summary>
    [Fact]
    public void The_templates_hold_exactly_these_files() => Assert.Equal(
        [
            "Osnas.Templates.nuspec", "README.md",
            .. Item("block", "MyBlock"), .. Item("criterion", "MyCriterion"),
            "content/osnas-images/.template.config/dotnetcli.host.json", "content/osnas-images/.template.config/template.json",
            "content/osnas-images/OsnasImages.csproj", "content/osnas-images/Program.cs",
            .. Item("sampler", "MySampler"), .. Item("searcher", "MySearcher"), .. Item("space", "MySpace"),
            "content/osnas/.template.config/dotnetcli.host.json", "content/osnas/.template.config/template.json",
            "content/osnas/DigitsSpace.cs", "content/osnas/DigitsSpaceTests.cs", "content/osnas/OsnasSearch.csproj",
            "content/osnas/Program.cs", "content/osnas/data/README.md", "content/osnas/data/digits.csv.gz",
            "icon.png",
        ],
        packages.Templates.Files);

    /// <summary>
    /// Prevents: a restore that asks for a package Osnas.Core, which doesn't exist; libtorch of one platform forced on
    /// all; a pin of a transitive package turned into a dependency.
    /// </summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Depend_on_managed_packages_and_on_what_decodes_pictures_on_Linux(string framework)
    {
        Assert.Equal(
            ["Google.Protobuf", "MathNet.Numerics", "SkiaSharp", "TorchSharp", "YamlDotNet"],
            _package.Dependencies(framework).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Microsoft.AspNetCore.Components.Web", "Osnas", "SkiaSharp.NativeAssets.Linux.NoDependencies", "Spectre.Console",
                "System.CommandLine"],
            packages.App.Dependencies(framework).Order(StringComparer.Ordinal));
    }

    /// <summary>Prevents: a library built on Osnas whose own users don't get Osnas.</summary>
    [Fact]
    public void Is_no_development_dependency() => Assert.Null(_package["developmentDependency"]);

    /// <summary>
    /// Prevents: a compiler process that has an older Osnas.Core loaded under the same version and hands it to the new
    /// generator.
    /// </summary>
    [Fact]
    public void Every_assembly_has_the_packages_version() => Assert.All(
        _package.Assemblies.Select(_package.AssemblyName).Concat(packages.App.Assemblies.Select(packages.App.AssemblyName)),
        assembly => Assert.Equal($"{_package.Version.Split('-')[0]}.0", assembly.Version!.ToString()));

    /// <summary>Prevents: a generator that computes costs by another Core than the library's.</summary>
    [Fact]
    public void Core_is_the_same_for_the_compiler_and_the_program()
    {
        var copies = _package.Hashes.Where(file => file.Name.EndsWith("/Osnas.Core.dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, copies.Count);
        Assert.Single(copies.Select(copy => copy.Hash).Distinct());
    }

    /// <summary>Prevents: a debugger that stops in Osnas and can't show where.</summary>
    [Fact]
    public void Each_assembly_brings_its_sources() => Assert.All(
        packages.All.SelectMany(package => package.Assemblies.Select(package.Sources)),
        sources =>
        {
            // The compiler isn't given the text of components (.razor), only the C# that is made of them.
            var code = sources.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(code);
            Assert.All(code, file => Assert.True(file.IsEmbedded, file.Name));
        });

    /// <summary>Prevents: a package that can't be checked against its sources, and caches that never hit.</summary>
    [Fact]
    public void Two_packs_of_the_same_sources_are_the_same()
    {
        var again = packages.Pack("again", "Osnas.Runtime", "Osnas.App");

        Assert.Equal(_package.Hashes, PackageFile.Find(again, "Osnas").Hashes);
        Assert.Equal(packages.App.Hashes, PackageFile.Find(again, "Osnas.App").Hashes);
    }

    private static string[] Item(string part, string name) =>
        [$"content/osnas-{part}/.template.config/template.json", $"content/osnas-{part}/{name}.cs", $"content/osnas-{part}/{name}Tests.cs"];
}
