using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Networks that are trained from scratch learn from a teacher that options name.</summary>
public sealed class DistillationTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static string Digits => Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");

    public void Dispose() => _folder.Dispose();

    /// <summary>With the whole weight on the teacher, labels count for nothing: what is learned is learned from it.</summary>
    [Fact]
    public void ATrainedNetworkTeaches()
    {
        var teacher = TrainExperiment.Run(Options("teacher") with { Architecture = [2, 2, 2, 2], Model = new() { Epochs = 8 } });
        TrainExperiment.Run(Options("alone"));
        var taught =
            TrainExperiment.Run(Options("taught") with { Distillation = new() { Teacher = _folder.Locate("teacher"), Weight = 1 } });

        // As in SearchExperimentTests: far from what a network gives that has learned nothing, and from one that has learned.
        Assert.InRange(teacher.TestAccuracy, 0.5, 1);
        Assert.InRange(taught.TestAccuracy, 0.5, 1);
        Assert.NotEqual(File.ReadAllBytes(_folder.Locate("alone", "model.dat")), File.ReadAllBytes(_folder.Locate("taught", "model.dat")));
    }

    [Fact]
    public void TheSupernetOfASearchTeachesAndGoesOnTeachingAfterAStop()
    {
        var options = ResumeRun.Options(_folder.Locate("whole")) with { Distillation = new() { Teacher = DistillationOptions.Supernet } };
        var whole = SearchExperiment.Run(options);
        var stopped = options with { Output = _folder.Locate("stopped"), TensorBoard = null };
        using (var source = new CancellationTokenSource())
        {
            var left = 2 * 16;
            Assert.Throws<RunStoppedException>(
                () => SearchExperiment.Run(stopped, new ResumeRun.Watcher(_ => Stop(source, --left)), source.Token));
        }

        Assert.Equal(whole.Others.Select(row => row.TestAccuracy), SearchExperiment.Run(stopped).Others.Select(row => row.TestAccuracy));
        Assert.Equal(File.ReadAllBytes(_folder.Locate("whole", "winner.dat")), File.ReadAllBytes(_folder.Locate("stopped", "winner.dat")));
        var untaught = SearchExperiment.Run(options with { Output = _folder.Locate("untaught"), TensorBoard = null, Distillation = null });
        Assert.Equal(whole.Winner.Architecture, untaught.Winner.Architecture);
        Assert.NotEqual(
            File.ReadAllBytes(_folder.Locate("whole", "winner.dat")), File.ReadAllBytes(_folder.Locate("untaught", "winner.dat")));
    }

    [Fact]
    public void ATeacherThatIsNotThereIsToldBeforeAnyWork()
    {
        var exception = Assert.Throws<DirectoryNotFoundException>(
            () => TrainExperiment.Run(Options("run") with { Distillation = new() { Teacher = _folder.Locate("nobody") } }));

        Assert.Equal($"There is no folder {_folder.Locate("nobody")}. Name the folder of a finished run.", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private static void Stop(CancellationTokenSource source, int left)
    {
        if (left == 0)
            source.Cancel();
    }

    private TrainOptions Options(string name) => new()
    {
        Space = nameof(TinySpace),
        Architecture = [0, 0, 0, 0],
        Data = new() { Source = Digits },
        Output = _folder.Locate(name),
        Seed = 4,
        Model = new() { Epochs = 6 },
    };
}
