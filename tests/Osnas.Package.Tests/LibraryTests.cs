using System.Text.Json;

namespace Osnas.Package.Tests;

/// <summary>A program whose search spaces are in libraries, in a folder with artifacts output and central package versions.</summary>
[Collection(PackageTests.Name)]
public sealed class LibraryTests(PackedPackages packages)
{
    /// <summary>
    /// Prevents: spaces of a library that the program names with <c>nameof</c> alone, and doesn't find; one of two spaces of
    /// one full name in the place of the other; generated code that warns where all rules are on, with CLS compliance, in
    /// C# 11, or beside members of its names; names that are too long for the files that are written; a program that gets
    /// Osnas through a library, but not the generator; a library that keeps Osnas to itself and doesn't compile.
    /// </summary>
    [Fact]
    public void The_spaces_of_libraries_are_found_and_told_apart()
    {
        const string Strict = """
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <LangVersion>11</LangVersion>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            """;
        const string Written = "<Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>"
            + "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>";
        var root = packages.CreateFolder("libraries");
        var longName = new string('図', 100);
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), $"""
            <Project>
              <ItemGroup>
                <PackageVersion Include="Osnas" Version="{packages.Osnas.Version}" />
                <PackageVersion Include="Osnas.App" Version="{packages.App.Version}" />
              </ItemGroup>
            </Project>
            """);
        Write("LibA", Strict, "<PackageReference Include=\"Osnas\" PrivateAssets=\"all\" />", $"""
            using Osnas;
            [assembly: System.CLSCompliant(true)]
            namespace Team;
            {Space("internal partial class Space", repeat: 2)} {"{ }"}
            /// <summary>Mine.</summary>
            public class Experiment {"{"} /// <summary>Mine.</summary>
            public string Model {"{ get; set; } = \"\"; }"}
            /// <summary>Mine.</summary>
            {Space("public partial class Named : Experiment", repeat: 1)} {"{ }"}
            """);
        Write("LibB", Written, "<PackageReference Include=\"Osnas.App\" />", $"""
            namespace Team {"{"} using Osnas;
            {Space("internal partial class Space", repeat: 3)};
            {Space($"public partial class {longName}", repeat: 1)}; {"}"}
            """);
        Write(
            "App",
            "<OutputType>Exe</OutputType><Nullable>enable</Nullable>",
            "<ProjectReference Include=\"../LibA/LibA.csproj\" /><ProjectReference Include=\"../LibB/LibB.csproj\" />",
            $"""
            using Osnas;
            return await OsnasApp.RunAsync([.. args, .. args is ["cost", ..] ? new[] {"{"} "--space", nameof(Team.Named) {"}"} : []]);
            {Space("internal partial class OfTheProgram", repeat: 1)};
            """);

        var folder = Path.Combine(root, "App");
        var build = DotnetCli.Run(folder, "build").Succeeded();
        using var list = JsonDocument.Parse(DotnetCli.Run(folder, "run", "--no-build", "--", "list", "--json").Succeeded().Output);
        using var cost = JsonDocument.Parse(
            DotnetCli.Run(folder, "run", "--no-build", "--", "cost", "--architecture", "0", "--json").Succeeded().Output);
        var both = DotnetCli.Run(folder, "run", "--no-build", "--", "table", "--space", "Space", "--metric", "flops");

        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Contains(".g.cs", StringComparison.Ordinal));
        Assert.Equal(
            ["Named", "OfTheProgram", "Team.Space, LibA", "Team.Space, LibB", longName],
            list.RootElement.EnumerateArray().Select(space => space.GetProperty("space").GetString()!));
        Assert.True(Directory.Exists(Path.Combine(root, "artifacts", "bin", "App", "debug")));
        Assert.Equal(9 * 8 * 64 + 9 * 8 * 12 * 16 + 12 * 10, cost.RootElement.GetProperty("flops").GetInt64());
        Assert.NotEqual(0, both.ExitCode);
        Assert.Contains(
            "'Team.Space, LibA' or 'Team.Space, LibB'",
            string.Join(' ', both.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

        void Write(string name, string properties, string items, string source)
        {
            var project = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
            File.WriteAllText(Path.Combine(project, $"{name}.csproj"), Consumer.ProjectText(packages, properties, items));
            File.WriteAllText(Path.Combine(project, "Source.cs"), source);
        }
    }

    private static string Space(string type, int repeat) => $"""
        [SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
        [MacroFirst(Block.Conv, 1, 8)]
        [MacroSearch(8, 12, Stride = 2, Repeat = {repeat})]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 12)]
        [Micro(Block.Conv)]
        [Micro(Block.Mobile, ExpansionRate = 2.5)]
        {type}
        """;
}
