namespace Osnas.Package.Tests;

/// <summary>A new project, the package, and the README's code.</summary>
[Collection(PackageTests.Name)]
public sealed class NewProjectTests(PackedPackages packages)
{
    /// <summary>
    /// Prevents: a package whose generator doesn't run, generated code that warns, a README whose code doesn't compile,
    /// and costs that need libtorch: none is installed here.
    /// </summary>
    [Fact]
    public void The_readme_builds_without_warnings_and_prints_the_exact_cost()
    {
        var consumer = new Consumer(packages, "readme", ("MySpace.cs", Readme.Snippets[0]), ("Program.cs", "using Osnas;\n\n" + Readme.Snippets[1]));

        consumer.Build().Succeeded();
        var printed = consumer.Run().Succeeded().Output;

        // 32x32, 3->16 stride 2; then the candidates 0, 1, 0, 2 (skip) and 1; then 24->1280 and the classifier.
        const long First = 3 * 3 * 3 * 16 * 16 * 16;
        const long Layer0 = (16 * 48 + 9 * 48 + 48 * 16) * 16 * 16;
        const long Layer1 = 16 * 96 * 16 * 16 + (25 * 96 + 96 * 24) * 8 * 8 + 2 * 96 * 24;
        const long Layer2 = (24 * 72 + 9 * 72 + 72 * 24) * 8 * 8;
        const long Layer4 = (24 * 144 + 25 * 144 + 144 * 24) * 8 * 8 + 2 * 144 * 36;
        const long Last = 24 * 1280 * 8 * 8 + 1280 * 1000;
        Assert.Equal($"{First + Layer0 + Layer1 + Layer2 + Layer4 + Last}", printed.Trim());
    }
}
