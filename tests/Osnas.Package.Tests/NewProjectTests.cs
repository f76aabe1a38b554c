using System.Text.Json;

namespace Osnas.Package.Tests;

/// <summary>A new project, the package, and the README's code.</summary>
[Collection(PackageTests.Name)]
public sealed class NewProjectTests(PackedPackages packages)
{
    // The README's space at 32x32: 3->16 stride 2; the candidates 0, 1, 0, 2 (a skip) and 1; 24->1280, the classifier.
    private const long First = 3 * 3 * 3 * 16 * 16 * 16;
    private const long Layer0 = (16 * 48 + 9 * 48 + 48 * 16) * 16 * 16;
    private const long Layer1 = 16 * 96 * 16 * 16 + (25 * 96 + 96 * 24) * 8 * 8 + 2 * 96 * 24;
    private const long Layer2 = (24 * 72 + 9 * 72 + 72 * 24) * 8 * 8;
    private const long Layer4 = (24 * 144 + 25 * 144 + 144 * 24) * 8 * 8 + 2 * 144 * 36;
    private const long Last = 24 * 1280 * 8 * 8 + 1280 * 1000;
    private const long Flops = First + Layer0 + Layer1 + Layer2 + Layer4 + Last;

    /// <summary>
    /// Prevents: a package whose generator doesn't run, generated code that warns, a README whose code doesn't compile,
    /// and costs that need libtorch: none is installed here.
    /// </summary>
    [Fact]
    public void The_readme_builds_without_warnings_and_prints_the_exact_cost()
    {
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "readme",
            ("MySpace.cs", Readme.Snippets[0]),
            ("Program.cs", $"using Osnas;\n\n{Readme.Snippets[1]}"));

        consumer.Build().Succeeded();

        Assert.Equal($"{Flops}", consumer.Run().Succeeded().Output.Trim());
    }

    /// <summary>
    /// Prevents: a command line without spaces, since the generator doesn't come with the package Osnas.App; and the
    /// command line's costs asking for libtorch.
    /// </summary>
    [Fact]
    public void The_command_line_alone_brings_the_generator_and_prints_the_exact_cost()
    {
        var consumer = new Consumer(
            packages, packages.App, "app", ("MySpace.cs", Readme.Snippets[0]), ("Program.cs", Readme.Snippets[2]));

        consumer.Build().Succeeded();
        var cost = consumer.Run("cost", "--space", "MySpace", "--architecture", "0,1,0,2,1", "--input-size", "32", "--json")
            .Succeeded().Output;

        using var json = JsonDocument.Parse(cost);
        Assert.Equal(Flops, json.RootElement.GetProperty("flops").GetInt64());
    }

    /// <summary>Prevents: a guide whose code no longer compiles with the package.</summary>
    [Fact]
    public void The_steps_of_a_search_build_without_warnings()
    {
        var steps = DocumentPage.Guide("search.md").Blocks("csharp")
            .Single(code => code.Contains("new MySpace.Supernet", StringComparison.Ordinal));
        var consumer = new Consumer(
            packages, packages.Osnas, "training", ("MySpace.cs", Readme.Snippets[0]), ("Program.cs", $"using Osnas;\n{steps}"));

        consumer.Build().Succeeded();
    }
}
