using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>The configuration files of OSNASLib, as they are.</summary>
public sealed class OsnasLibConfigTests : IDisposable
{
    private readonly ConfigFile _config = new();

    public void Dispose() => _config.Dispose();

    [Theory]
    [InlineData("uniform_evolution.yml")]
    [InlineData("uniform_random.yml")]
    [InlineData("uniform_archgenerator.yml")]
    [InlineData("differentiable_differentiable.yml")]
    public async Task The_searches_of_OSNASLib_are_understood(string name)
    {
        if (FindShared(name) is not { } path)
            return;

        SearchOptions? seen = null;
        var run = await CommandRun.Of((options, _, _, _) => { seen = options; return Scripted.Report; }, null, "search", "--config", path);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        seen!.Check();
        Assert.Equal(ComputeDevice.Cuda(), seen.Device);
        Assert.All(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("warning: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_training_of_OSNASLib_takes_the_architecture_that_a_search_of_the_same_name_left()
    {
        if (FindShared("evaluate_classification.yml") is not { } path)
            return;
        var architecture = Enumerable.Range(0, 20).Select(layer => layer % 4).ToArray();
        Directory.CreateDirectory(Path.Combine(_config.Folder, "mine"));
        NumpyVector.Write(Path.Combine(_config.Folder, "mine", RunDirectory.ArchitectureVectorFile), architecture);
        TrainOptions? seen = null;
        var runners = Scripted.Runners with { Train = (options, _, _, _) => { seen = options; return Scripted.Trained; } };

        var run = await CommandRun.Of(runners, null, "train", "--config", path, "--name", "mine", "--output", _config.Folder);

        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        Assert.Equal(architecture, seen!.Architecture);
        Assert.Equal((1.0, 150, 0.0004), (seen.Data.TrainPortion, seen.Model.Epochs, seen.Model.WeightDecay));
        Assert.Equal(Path.Combine(_config.Folder, "mine", "model"), seen.Output);
    }

    private static string? FindShared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "golden", "configs", name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
