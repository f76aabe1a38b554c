using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.App.Tests;

public sealed class CostCommandTests
{
    [Fact]
    public async Task Json_has_both_metrics()
    {
        var run = await CommandRun.Of("cost", "--space", "MobileNetV2", "--architecture", string.Join(',', new int[16]), "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("""{"flops":300774272,"params":3504872}""", JsonSerializer.Serialize(run.Json));
    }

    [Fact]
    public async Task Text_says_what_was_asked_and_what_it_costs()
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", "2,1");

        Assert.Equal(
            """
            TinySpace 2,1 at 8x8, 10 classes
            FLOPs   6,992
            params  438

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("0", "TinySpace: the architecture has 1 choice; the space has 2 search layers.")]
    [InlineData("0,3", "TinySpace: layer 1 chooses candidate 3; the space has the candidates 0 to 2.")]
    [InlineData(
        "0,2",
        "TinySpace: layer 1 (4->8 s2) chooses candidate 2 (skip), which is allowed in ShapePreserving layers only; candidates 0, 1 are "
        + "allowed there.")]
    public async Task An_architecture_of_another_space_is_refused(string architecture, string message)
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", architecture);

        Assert.Equal(new CommandRun(ExitCode.Failure, string.Empty, $"error: {message}\n"), run);
    }

    [Fact]
    public async Task What_is_no_architecture_is_bad_usage()
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", "0,x");

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("--architecture: 'x' (layer 1) isn't a candidate index", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The program has several spaces; the file, and the options of the run, say which one it is.</summary>
    [Fact]
    public async Task The_space_is_that_of_the_run()
    {
        using var runs = new RunFolders();
        var preset = SearchSpaces.Get("small-64");
        int[] choices = [.. new int[preset.Spec.ModelCfgShape.Rows]];
        var run = runs.AddStopped("photos", RunFolders.Search with { Space = preset.Name });
        var file = Path.Combine(run, RunDirectory.ArchitectureFile);
        var document = new ArchitectureDocument(
            preset.Spec.Name, preset.Spec.Fingerprint, 64, 10, choices, [], new(0, 0), null, null);
        await File.WriteAllTextAsync(file, JsonText.Write(document, OsnasJson.Default.ArchitectureDocument));

        var named = await CommandRun.Of("cost", "--preset", "small-64", "--architecture", string.Join(',', choices));
        Assert.Equal(ExitCode.Success, named.ExitCode);
        foreach (var path in new[] { run, file })
        {
            Assert.Equal(named, await CommandRun.Of("cost", "--architecture", path));
            Assert.Equal(ExitCode.Success, (await CommandRun.Of("train", "--architecture", path, "--data", "x")).ExitCode);
            var other = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", path);
            Assert.Equal(
                $"error: {file} is an architecture of the space {preset.Spec.Name} ({preset.Spec.Fingerprint}), not of TinySpace "
                + $"({TinySpace.Spec.Fingerprint}).\n",
                other.Error);
        }
    }

    [Fact]
    public async Task An_architecture_can_be_a_file_or_the_run_that_found_it()
    {
        var folder = Directory.CreateTempSubdirectory("osnas-cost-").FullName;
        try
        {
            var file = Path.Combine(folder, RunDirectory.ArchitectureFile);
            var document = new ArchitectureDocument("TinySpace", TinySpace.Spec.Fingerprint, 8, 10, [2, 1], [], new(6992, 438), null, null);
            await File.WriteAllTextAsync(file, JsonText.Write(document, OsnasJson.Default.ArchitectureDocument));
            var vector = Path.Combine(folder, "other.npy");
            NumpyVector.Write(vector, [2, 1]);

            foreach (var named in new[] { file, folder, vector, "[2, 1]", " 2,1" })
                Assert.Equal(
                    """{"flops":6992,"params":438}""",
                    JsonSerializer.Serialize(
                        (await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", named, "--json")).Json));

            var train = await CommandRun.Of("train", "--space", "TinySpace", "--data", "x", "--architecture", folder);
            Assert.Equal(ExitCode.Success, train.ExitCode);
            File.Delete(file);
            var empty = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", folder);
            Assert.Equal(
                $"error: {folder} is not the folder of a run that found an architecture: it has no architecture.json.\n",
                empty.Error);
            var missing = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", file);
            Assert.StartsWith(
                $"error: --architecture: there is no file '{file}'; "
                + "write the path of a file, or a candidate index for each layer, as in 0,3,1",
                missing.Error,
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
