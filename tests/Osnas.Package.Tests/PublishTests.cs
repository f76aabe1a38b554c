using System.Diagnostics;

namespace Osnas.Package.Tests;

/// <summary>A program with the command line, published trimmed and compiled ahead of time.</summary>
/// <remarks>That takes minutes, so that `./build.sh published` runs it; the analyzers of each build find most of what it finds.</remarks>
[Collection(PackageTests.Name)]
[Trait("Category", "Published")]
public sealed class PublishTests(PackedPackages packages)
{
    /// <summary>The run of an earlier version, of another program: its page needs neither libtorch nor its space.</summary>
    private static readonly string Run = RepositoryRoot.Combine("tests", "Osnas.EndToEnd.Tests", "Runs", "digits-0.2");

    /// <summary>Prevents: a component or a document that the linker removes, and warnings of Osnas in the build of a user.</summary>
    [PublishedTheory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public void Pages_are_those_of_a_program_that_is_not_published(string property)
    {
        const string NoOtherWarnings = "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>";
        var consumer = new Consumer(
            packages, packages.App, property.ToLowerInvariant(), ("MySpace.cs", Readme.Snippets[0]), ("Program.cs", Readme.Snippets[2]));
        consumer.Write("Directory.Build.targets", $"<Project>{NoOtherWarnings}</Project>");
        consumer.Build().Succeeded();
        var expected = WritePages((words, file) => consumer.Run([.. words, "--html", file]).Succeeded());

        var published = consumer.Publish($"-p:{property}=true").Succeeded();

        Assert.DoesNotMatch(@"warning IL[0-9]+: .*\bOsnas", published.Output);
        Assert.Equal(expected, WritePages((words, file) => Start(consumer.Locate("published", "Consumer"), [.. words, "--html", file])));
    }

    private string[] WritePages(Action<string[], string> write)
    {
        var folder = packages.CreateFolder($"pages-{Guid.NewGuid():N}");
        var (space, run) = (Path.Combine(folder, "space.html"), Path.Combine(folder, "run.html"));
        write(["space", "--space", "MySpace"], space);
        write(["report", "--run", Run], run);
        return [File.ReadAllText(space), File.ReadAllText(run)];
    }

    private static void Start(string program, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}

/// <summary>A test that takes minutes, and runs where it is asked for.</summary>
public sealed class PublishedTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test in other runs of the tests.</summary>
    public PublishedTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("OSNAS_TEST_PUBLISHED") != "1")
            Skip = "It takes minutes; ./build.sh published runs it.";
    }
}
