using System.Globalization;
using Xunit.Abstractions;

namespace Osnas.Package.Tests;

/// <summary>
/// The walk of a person who has never seen Osnas: the commands of the README's beginning and of the first pages, in new folders, timed.
/// It builds Osnas from a clone, so that `./build.sh walk` runs it, and writes docs/results/walk.md.
/// </summary>
[Collection(PackageTests.Name)]
[Trait("Category", "Walk")]
public sealed class WalkTests(PackedPackages packages, ITestOutputHelper output)
{
    private const string Result = "docs/results/walk.md";

    // The README's parts behind it show what there is: their spaces and runs are examples.
    private const string LastPart = "\n## Your own pictures\n";

    // The tests of those who change Osnas.
    private static readonly string[] LeftOut = ["./build.sh test"];

    // What a search takes with them is the time of a start, of the steps and of the files.
    private const string Short = " --epochs 2 --model-epochs 2 --iterations 4 --baselines 0";

    [WalkFact]
    public void No_command_of_the_first_pages_fails()
    {
        var readme = new DocumentPage("README.md");
        var lastPart = readme.Text.IndexOf(LastPart, StringComparison.Ordinal);
        var beginning = readme.Text[..readme.Text.IndexOf("\n## ", lastPart + LastPart.Length, StringComparison.Ordinal)];
        var ofReadme = WalkStep.Of(readme.Path, beginning).Where(step => !IsLeftOut(step.Text)).ToArray();
        var ofClone = ofReadme.Where(step => step.Text.StartsWith("./build.sh", StringComparison.Ordinal)).ToArray();

        var clone = new Walker(packages.CreateFolder("walk"), Understand);
        var fiveMinutes = Steps("docs/guides/five-minutes.md").ToArray();
        foreach (var step in fiveMinutes.TakeWhile(step => step.Text.StartsWith("git ", StringComparison.Ordinal)).Concat(ofClone)
            .Concat(fiveMinutes.SkipWhile(step => step.Text.StartsWith("git ", StringComparison.Ordinal))))
            clone.Take(step);

        var pictures = new Walker(packages.CreateWorkspace("walk-readme"), Understand);
        foreach (var step in ofReadme.Except(ofClone))
        {
            pictures.Take(step);
            if (step.Text.Contains("cd Sorter", StringComparison.Ordinal))
                Prepare(pictures.Folder, Path.Combine(pictures.Folder, "photos"));
        }

        var own = new Walker(packages.CreateWorkspace("walk-own"), Understand);
        DrawnPictures.Write(Path.Combine(own.Folder, "photos"));
        foreach (var step in Steps("docs/guides/own-images.md"))
        {
            own.Take(step);
            if (step.IsCode && step.Text.Contains("PictureClassifier", StringComparison.Ordinal))
                File.WriteAllText(
                    Path.Combine(own.Folder, "PictureClassifier.cs"), DocumentPage.Guide("use-the-model.md").Blocks("csharp")[0]);
        }

        own.Take(new("docs/guides/own-images.md", "dotnet run -- ../photos/circle/000.png", IsCode: false));

        var done = (Walker[])[clone, pictures, own];
        Write([.. done.SelectMany(walker => walker.Done)]);
        Assert.All(done.SelectMany(walker => walker.Done), command => command.Result.Succeeded());
    }

    private static bool IsLeftOut(string command) => LeftOut.Any(other => command.StartsWith(other, StringComparison.Ordinal));

    private static IEnumerable<WalkStep> Steps(string page) => WalkStep.Of(page, new DocumentPage(page).Text);

    /// <summary>What the README takes for granted: the one line of the program, and pictures.</summary>
    private static void Prepare(string project, string photos)
    {
        File.WriteAllText(Path.Combine(project, "Program.cs"), Readme.Snippets[2]);
        var readable = DrawnPictures.Write(photos);
        foreach (var file in Directory.GetFiles(photos, "*", SearchOption.AllDirectories).Except(readable))
            File.Delete(file);
        File.Copy(readable.First(file => file.EndsWith(".jpg", StringComparison.Ordinal)), Path.Combine(project, "cat.jpg"));
        File.Copy(readable.First(file => file.EndsWith(".png", StringComparison.Ordinal)), Path.Combine(project, "dog.png"));
    }

    /// <summary>The clone is one of this repository, and the packages are those of this build. Searches are short.</summary>
    private static string Understand(WalkStep step)
    {
        var code = Typed(step);
        if (code.Contains("git clone", StringComparison.Ordinal))
            return $"git clone --quiet '{RepositoryRoot.Path}' osnas && cd osnas";
        // The other packages are those that NuGet chooses; of this one, the machine may have no newer version.
        const string OnnxRuntime = "Microsoft.ML.OnnxRuntime";
        code = code.Replace(
            $"add package {OnnxRuntime}", $"add package {OnnxRuntime} --version {RepositoryRoot.VersionOf(OnnxRuntime)}",
            StringComparison.Ordinal);
        return code.Contains("./build.sh quickstart", StringComparison.Ordinal) ? $"{code}{Short} --repeats 1"
            : code.Contains(" search ", StringComparison.Ordinal) ? code + Short
            : code;
    }

    private void Write(IReadOnlyList<(WalkStep Step, double Seconds, DotnetResult Result)> commands)
    {
        var failed = commands.Count(command => command.Result.ExitCode != 0);
        string[] lines =
        [
            "# The first walk",
            string.Empty,
            "What a new user types: the commands of the README up to \"Your own pictures\", and those of the first pages, \"Five "
                + "minutes to a result\" and \"Your own images\", one after another in new folders.",
            string.Empty,
            $"**{commands.Count} commands, {failed} failed, {Time(commands.Sum(command => command.Seconds))} of waiting in all.** Searches "
                + "are short here (2 epochs, 4 candidates): this is the time of all but training, such as builds, starts and files. "
                + "[The quickstart](quickstart.md) is a whole search.",
            string.Empty,
            "| page | command | time |",
            "|---|---|---|",
            .. commands.Select(command =>
                $"| {command.Step.Page} | `{Typed(command.Step)}` | {Time(command.Seconds)}"
                + $"{(command.Result.ExitCode == 0 ? string.Empty : ", failed")} |"),
            string.Empty,
            $"`{string.Join("`, `", LeftOut)}` is left out: it is for those who change Osnas. The first `./build.sh quickstart` builds "
                + "Osnas. Packages come from folders of this machine.",
            string.Empty,
            "```",
            "./build.sh walk",
            "```",
            string.Empty,
            FormattableString.Invariant(
                $"Measured on {Environment.ProcessorCount} processor cores with .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}."),
        ];
        File.WriteAllText(RepositoryRoot.Combine(Result), string.Join('\n', lines) + '\n');
        foreach (var (step, seconds, _) in commands)
            output.WriteLine($"{Time(seconds),6} {step.Text}");
    }

    /// <summary>The command without its comment.</summary>
    private static string Typed(WalkStep step) => step.Text.Split(" #")[0].TrimEnd();

    private static string Time(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(seconds) / 60}:{(int)Math.Round(seconds) % 60:00}");
}

/// <summary>A test that `./build.sh walk` runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalkFactAttribute : FactAttribute
{
    public WalkFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("OSNAS_TEST_WALK") is null ? "It takes minutes: ./build.sh walk runs it." : null;
}
