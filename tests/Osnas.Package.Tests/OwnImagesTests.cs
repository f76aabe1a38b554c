using System.Text.Json;

namespace Osnas.Package.Tests;

/// <summary>
/// The guide about own images, command by command: from `dotnet new` to a program that classifies pictures with ONNX Runtime.
/// </summary>
[Collection(PackageTests.Name)]
public sealed class OwnImagesTests(PackedPackages packages)
{
    private const int MostCommands = 8;
    private const string OnnxRuntime = "Microsoft.ML.OnnxRuntime";

    private const string Program = """
        using var classifier = new PictureClassifier("runs/photos/model.onnx");
        foreach (var picture in Directory.GetFiles(args[0], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                Console.WriteLine($"{picture} {classifier.Classify(File.ReadAllBytes(picture)).Class}");
            }
            catch (InvalidDataException)
            {
            }
        }
        """;

    // Few epochs teach little, but this test is about the way, not about the accuracy.
    private static readonly string[] Short =
        ["--epochs", "2", "--model-epochs", "2", "--iterations", "4", "--baselines", "0"];

    // Those that only look, at the data or at a result.
    private static readonly string[] Looks = ["evaluate", "predict"];

    /// <summary>
    /// Prevents: a guide with a command that fails, a package that lacks what pictures need, and an exported network whose
    /// classes in a user's program differ from those of predict.
    /// </summary>
    [Fact]
    public void The_commands_of_the_guide_lead_to_a_program_that_classifies_as_predict_does()
    {
        var folder = packages.CreateWorkspace("own-images");
        var project = Path.Combine(folder, "Sorter");
        var pictures = DrawnPictures.Write(Path.Combine(folder, "photos"));
        var guide = DocumentPage.Guide("own-images.md");
        string[] commands =
        [
            .. guide.Blocks("sh").SelectMany(text => text.Split(["\n", " && "], StringSplitOptions.RemoveEmptyEntries))
                .Where(command => command.StartsWith("dotnet ", StringComparison.Ordinal)),
        ];
        var inference = commands.TakeWhile(command => !command.Contains(OnnxRuntime, StringComparison.Ordinal)).Count();

        foreach (var command in commands[..inference])
            Run(command);
        var predicted = Predict();
        Run(commands[inference]);
        File.WriteAllText(Path.Combine(project, "PictureClassifier.cs"), DocumentPage.Guide("use-the-model.md").Blocks("csharp")[0]);
        File.WriteAllText(Path.Combine(project, "Program.cs"), Program);
        var classified = DotnetCli.Run(project, "run", "--", Path.Combine("..", "photos")).Succeeded().Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(pictures.Count, predicted.Length);
        Assert.Equal(predicted, classified);
        Assert.InRange(
            commands.Count(command => !Looks.Any(word => command.Contains($" {word} ", StringComparison.Ordinal))) + 1, 2, MostCommands);

        void Run(string command)
        {
            var isNew = command.StartsWith("dotnet new ", StringComparison.Ordinal);
            DotnetCli.Run(isNew ? folder : project, Arguments(command)).Succeeded();
            if (isNew)
                File.WriteAllText(Path.Combine(project, "Program.cs"), guide.Blocks("csharp")[0]);
        }

        string[] Predict()
        {
            // The exit code of predict says that one file can't be read.
            var output =
                DotnetCli.Run(project, "run", "--", "predict", "--run", "runs/photos", Path.Combine("..", "photos"), "--json").Output;
            using var json = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]);
            return
            [
                .. json.RootElement.GetProperty("predictions").EnumerateArray()
                    .Select(picture => $"{picture.GetProperty("path").GetString()} {picture.GetProperty("class").GetString()}")
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>A command as a user types it, but with the version of this build, and with little training.</summary>
    private string[] Arguments(string command)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => word.Trim('"'))];
        return
            words is ["add", "package", "Osnas.App"] ? [.. words, "--version", packages.App.Version]
            : words is ["add", "package", OnnxRuntime] ? [.. words, "--version", RepositoryRoot.VersionOf(OnnxRuntime)]
            : words.Contains("search") ? [.. words, .. Short]
            : words;
    }
}
