namespace Osnas.Package.Tests;

/// <summary>What a build says of a project that can't use Osnas, or doesn't want its generator.</summary>
[Collection(PackageTests.Name)]
public sealed class UnsuitableProjectTests(PackedPackages packages)
{
    private const string Attributes = """
        [SearchSpace]
        [MacroFirst(Block.Conv, 3, 16)]
        [MacroSearch(16, 16)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 16)]
        [Micro(Block.Mobile)]
        """;

    private const string Program = "System.Console.WriteLine(typeof(MySpace).GetNestedType(\"Model\") is null);";

    /// <summary>
    /// Prevents: a generator that an older compiler can't load, or whose code it can't compile, so that the user sees thirty
    /// other errors; a switch that leaves the analyzers on.
    /// </summary>
    [Fact]
    public void An_older_compiler_or_language_is_one_error_and_without_the_generator_there_is_none()
    {
        var consumer = new Consumer(
            packages,
            packages.App,
            "unsuitable",
            ("Program.cs", Program),
            ("MySpace.cs", $"using Osnas;\n{Attributes}\npublic partial class MySpace {{ }}"));

        var language = consumer.Build("-p:LangVersion=10");
        var compiler = consumer.Build("--no-restore", "-p:CompilerApiVersion=roslyn4.7");
        consumer.Write("MySpace.cs", $"using Osnas;\n{Attributes}\n[Micro(\"mobil\")]\npublic partial class MySpace {{ }}");
        consumer.Build("--no-restore", "-p:CompilerApiVersion=roslyn4.7", "-p:OsnasEnabled=false").Succeeded();

        Assert.Equal(["MySpace.cs(8): error OSNAS0009"], language.Diagnostics);
        Assert.EndsWith(": error OSNAS0902", Assert.Single(compiler.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("Osnas needs version 4.8 or later of the C# compiler, and this build uses version 4.7.", compiler.Output,
            StringComparison.Ordinal);
        Assert.Equal("True", consumer.Run().Succeeded().Output.Trim());
    }

    /// <summary>Prevents: a project that restores, and then misses every type of Osnas.</summary>
    [Fact]
    public void Another_framework_is_one_error_that_names_those_that_are_supported()
    {
        var consumer = new Consumer(packages, packages.App, "frameworks");

        var restore = consumer.Restore(
            "-p:TargetFramework=", "-p:TargetFrameworks=netstandard2.0%3Bnet472", "-p:AutomaticallyUseReferenceAssemblyPackages=false");

        // One for each framework; its lines are errors of their own.
        Assert.Equal(["Consumer.csproj: error NU1202"], restore.Diagnostics.Distinct());
        Assert.Equal(2, restore.Output.Split("is not compatible with").Length - 1);
        Assert.All(
            ["with netstandard2.0 ", "with net472 ", "- net8.0 ", "- net10.0 "],
            text => Assert.Contains(text, restore.Output, StringComparison.Ordinal));
    }
}
