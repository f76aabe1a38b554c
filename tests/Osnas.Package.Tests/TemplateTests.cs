namespace Osnas.Package.Tests;

/// <summary>The templates, as a user creates, builds, runs and tests what they write.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(PackedPackages packages)
{
    private const string Program = "osnas";
    private const string ProgramForPictures = "osnas-images";

    /// <summary>The commands of the guide that create something: the words after <c>dotnet new</c>.</summary>
    private static readonly string[][] Commands =
    [
        .. DocumentPage.Guide("templates.md").Blocks("sh").SelectMany(text => text.Split('\n'))
            .Where(line => line.StartsWith("dotnet new ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2..]),
    ];

    private static readonly string[] WithoutWarnings = ["-warnaserror", "-p:NoWarn=NU1603"];

    // Few epochs teach little, but this test is about the way, not about the accuracy.
    private static readonly string[] Short = ["--epochs", "1", "--model-epochs", "1", "--repeats", "1", "--baselines", "0"];

    private string Hive => packages.CreateFolder("hive");

    /// <summary>
    /// Prevents: a template with code that doesn't compile or warns, a part that the command line doesn't find by the name
    /// that the user gave it, a search of the new program that fails, and tests that fail before the user has changed anything.
    /// </summary>
    [Fact]
    public void Parts_of_a_new_program_are_found_by_their_names_and_pass_their_tests()
    {
        var workspace = packages.CreateWorkspace("templates");
        var project = Path.Combine(workspace, "Digits");
        Install();

        foreach (var command in Commands.Where(command => command[0] != ProgramForPictures))
            New(command[0] == Program ? workspace : project, [.. command, "--tests"]);
        DotnetCli.Run(project, ["build", .. WithoutWarnings]).Succeeded();
        var spaces = DotnetCli.Run(project, "run", "--no-build", "--", "list", "--json").Succeeded().Output;
        var ownParts = DotnetCli.Run(
            project,
            [
                "run", "--no-build", "--", "search", "--space", "GhostBlockSpace", "--sampler", "two-paths", "--strategy", "hill-climbing",
                "--criterion", "confidence-penalty", "--iterations", "2", .. Short, "--name", "parts",
            ]).Succeeded().Output;
        DotnetCli.Run(project, ["run", "--no-build", "--", "search", "--iterations", "4", .. Short, "--name", "digits"]).Succeeded();
        var tests = DotnetCli.Run(project, "test", "--no-build").Succeeded().Output;

        Assert.All(
            ["DigitsSpace", "GhostBlockSpace", "SmallSpace"],
            space => Assert.Contains($"\"space\": \"{space}\"", spaces, StringComparison.Ordinal));
        Assert.Contains("hill-climbing, supernet trained by two-paths", ownParts, StringComparison.Ordinal);
        Assert.Contains("Failed:     0, Passed:     9", tests, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(project, "runs", "digits", "report.html")));
    }

    /// <summary>Prevents: a program for pictures that doesn't know the folder and the space that it was created with.</summary>
    [Fact]
    public void The_program_for_pictures_knows_its_folder_and_space()
    {
        var workspace = packages.CreateWorkspace("pictures");
        var project = Path.Combine(workspace, "Sorter");
        DrawnPictures.Write(Path.Combine(workspace, "photos"));
        Install();

        New(workspace, Commands.Single(command => command[0] == ProgramForPictures));
        DotnetCli.Run(project, ["build", .. WithoutWarnings]).Succeeded();
        var plan = DotnetCli.Run(project, "run", "--no-build", "--", "search", "--skip-bad-images", "--dry-run").Succeeded().Output;

        Assert.Contains("space     small-64", plan, StringComparison.Ordinal);
        Assert.Contains("photos", plan, StringComparison.Ordinal);
        Assert.Contains("circle", plan, StringComparison.Ordinal);
    }

    /// <summary>Prevents: a program that builds for the newest framework alone. One build has both.</summary>
    [Fact]
    public void The_programs_build_for_the_oldest_framework()
    {
        const string Framework = "net8.0";
        var workspace = packages.CreateWorkspace("oldest");
        Install();

        New(workspace, Program, "-n", "Digits", "--framework", Framework, "--no-restore");
        New(workspace, ProgramForPictures, "-n", "Sorter", "--framework", Framework, "--no-restore");
        File.WriteAllText(Path.Combine(workspace, "All.slnx"), """
            <Solution>
              <Project Path="Digits/Digits.csproj" />
              <Project Path="Sorter/Sorter.csproj" />
            </Solution>
            """);
        DotnetCli.Run(workspace, ["build", "All.slnx", .. WithoutWarnings]).Succeeded();

        Assert.All(
            ["Digits", "Sorter"],
            name => Assert.True(File.Exists(Path.Combine(workspace, name, "bin", "Debug", Framework, $"{name}.dll"))));
    }

    /// <summary>Prevents: tests in projects that have no test framework, unless they are asked for.</summary>
    [Fact]
    public void Items_are_one_file()
    {
        var folder = packages.CreateFolder("item");
        Install();

        New(folder, Commands.Single(command => command[0] == "osnas-sampler"));

        Assert.Equal(["TwoPaths.cs"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    private void Install()
    {
        if (Directory.GetFileSystemEntries(Hive).Length == 0)
            New(packages.Feed, "install", Path.Combine(packages.Feed, $"Osnas.Templates.{packages.Templates.Version}.nupkg"));
    }

    /// <summary>With templates of its own: those of the machine's user stay as they are.</summary>
    private void New(string folder, params string[] arguments) =>
        DotnetCli.Run(folder, ["new", .. arguments, "--debug:custom-hive", Hive]).Succeeded();
}
