using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>The winner and what it is compared with are trained from the weights of the supernet.</summary>
public sealed class FineTuningTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Without fine-tuning, a network is the path of the supernet.</summary>
    [Fact]
    public void NetworksStartWithTheirPathsOfTheSupernet()
    {
        var options = Options("run") with { Model = new() { Epochs = 0 } };
        var report = SearchExperiment.Run(options);

        using var data = DataSource.Load(options.Data, options.Seed);
        using var supernet = new TinySpace.Supernet();
        supernet.load(_folder.Locate("run", RunDirectory.WeightsFile("supernet")));
        using var calibration = data.Train.Take(options.CalibrationImages);
        var evaluator = new SupernetEvaluator(supernet, calibration, data.Validation);
        Assert.Equal(ModelOrigin.Supernet, report.ModelFrom);
        Assert.Equal(4, report.Others.Count + 1);
        foreach (var row in report.Others.Prepend(report.Winner))
        {
            evaluator.Activate(new(row.Architecture));
            Assert.Equal(Accuracy.Measure(supernet, data.Test), row.TestAccuracy);
        }
    }

    [Fact]
    public void ARunThatIsStoppedEndsAlike()
    {
        SearchExperiment.Run(Options("run"));
        foreach (var phase in (string[])["winner", "winner", "random 1"])
        {
            using var source = new CancellationTokenSource();
            var left = 6;
            Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
                Options("stopped"),
                new ResumeRun.Watcher(name =>
                {
                    if (name == phase && --left == 0)
                        source.Cancel();
                }),
                source.Token));
        }

        SearchExperiment.Run(Options("stopped"));
        Assert.Equal(ResumeRun.Read(_folder.Locate("run")), ResumeRun.Read(_folder.Locate("stopped")));
    }

    private SearchOptions Options(string name) => ResumeRun.Options(_folder.Locate(name)) with
    {
        ModelFrom = ModelOrigin.Supernet,
        TensorBoard = null,
    };
}
