using System.Globalization;
using Osnas.Common;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Report;
using Osnas.Runtime.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>
/// What docs/guides/experiments.md promises of runs of other versions, by runs of Osnas 0.4.0 that are kept as files. Expected
/// numbers are those that Osnas 0.4.0 wrote into the runs.
/// </summary>
public sealed class RunOf04Tests : IDisposable
{
    private readonly KeptRuns _runs = new();
    private readonly string _search;
    private readonly string _stopped;

    public RunOf04Tests()
    {
        _runs.WritePictures();
        _search = _runs.Copy(RunOf04.SearchName, _runs.Pictures);
        _stopped = _runs.Copy(RunOf04.StoppedName, _runs.Pictures);
    }

    private static bool IsOfThisSeries => VersionDocument.AreCompatible(RunOf04.Version, Library.Version);

    private SearchReport Kept => JsonText.Read(Path.Combine(_search, RunDirectory.ReportFile), OsnasJson.Default.SearchReport);

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void TheListHasBothRuns()
    {
        var runs = RunList.Read(_runs.Folder);

        var search = runs.Single(run => run.Name == Path.GetFileName(_search));
        var stopped = runs.Single(run => run.Name == Path.GetFileName(_stopped));
        Assert.Equal((RunState.Finished, "search", nameof(ColorSpace)), (search.State, search.Command, search.Space));
        Assert.Equal(Kept.Winner.TestAccuracy, search.TestAccuracy);
        Assert.Equal(Kept.Winner.Architecture, search.Architecture);
        Assert.Equal((IsOfThisSeries ? RunState.Stopped : RunState.OtherVersion, "train"), (stopped.State, stopped.Command));
    }

    /// <summary>As <c>report</c> and <c>serve</c> do, also of both side by side.</summary>
    [Fact]
    public void ThePagesOfTheRunsAreWhole()
    {
        var (search, stopped) = (RunReader.Read(_search), RunReader.Read(_stopped));
        var page = ReportPages.OfRuns(_search, _stopped);

        Assert.All([search, stopped], run => Assert.Empty(run.Absent));
        Assert.Equal(Kept.Winner.TestAccuracy, search.Result!.TestAccuracy);
        Assert.Equal(RunOf04.Version, search.Origin.Version!.Osnas);
        Assert.Equal(Kept.Candidates, search.Search!.Count);
        Assert.Equal([1, 2], Assert.Single(stopped.Curves).Epochs.Select(epoch => epoch.Epoch));
        Assert.All([_search, _stopped], run => Assert.Contains(Path.GetFileName(run), page, StringComparison.Ordinal));
    }

    [Fact]
    public void TheNetworkIsEvaluated() =>
        Assert.Equal(Kept.Winner.Trainings![0].TestAccuracy, EvaluateExperiment.Run(_search).TestAccuracy);

    [Fact]
    public void TheNetworkPredictsWhatItPredicted()
    {
        var kept = File.ReadLines(Path.Combine(_search, RunDirectory.PredictionsFile)).Skip(1).Select(CsvText.Split).ToArray();

        var report = PredictExperiment.Run(_search, [.. kept.Select(line => Path.Combine(_runs.Pictures, line[0]))]);

        Assert.Empty(report.Unreadable);
        Assert.Equal(kept.Select(line => line[2]), report.Predictions.Select(prediction => prediction.Class));
        Assert.All(kept.Zip(report.Predictions), pair => Assert.Equal(
            double.Parse(pair.First[3], CultureInfo.InvariantCulture), pair.Second.Probability, 1e-4));
    }

    /// <summary>The data isn't needed.</summary>
    [Fact]
    public void TheNetworkIsExported()
    {
        using var scope = NewDisposeScope();
        var line = CsvText.Split(File.ReadLines(Path.Combine(_search, RunDirectory.PredictionsFile)).ElementAt(1));

        var report = ExportExperiment.Run(_runs.Copy(RunOf04.SearchName, "gone"));

        using var network = new OnnxNetwork(File.ReadAllBytes(report.Output));
        Assert.Equal("""["cat","dog","newt"]""", network.Metadata["classes"]);
        var bytes = new PictureFraming(8) { CenterCrop = 0.8 }.Read(Path.Combine(_runs.Pictures, line[0]));
        var probability = network.Run(tensor(bytes, [1, 3, 8, 8])).softmax(1).max().item<float>();
        Assert.Equal(double.Parse(line[3], CultureInfo.InvariantCulture), probability, 1e-4);
    }

    /// <summary>With the architecture of the run, and with weights that it has.</summary>
    [Fact]
    public void ItsArchitectureIsTrainedFromItsWeights()
    {
        Assert.Equal(nameof(ColorSpace), ArchitectureReader.FindSpace(_search)!.Spec.Name);
        var options = RunOf04.Train(_runs.Pictures, _runs.Locate("again")) with
        {
            Architecture = [.. ArchitectureReader.Read(_search, ColorSpace.Spec)],
            Weights = Path.Combine(_search, "winner.dat"),
            Model = new() { Epochs = 0 },
        };

        Assert.Equal(Kept.Winner.Trainings![0].TestAccuracy, TrainExperiment.Run(options).TestAccuracy);
    }

    [Fact]
    public void AVersionOfTheSameSeriesResumesThemAndOthersSayWhichVersionDoes()
    {
        var (searched, trained) = (RunOf04.Search(_runs.Pictures, _search), RunOf04.Train(_runs.Pictures, _stopped));
        if (!IsOfThisSeries)
        {
            Assert.All(
                [() => SearchExperiment.Run(searched), () => TrainExperiment.Run(trained), () => RepeatedSearch.ReadOptions(_search)],
                (Func<object> work) =>
                {
                    var message = Assert.Throws<InvalidDataException>(work).Message;
                    Assert.Contains($"run of Osnas {RunOf04.Version}, ", message, StringComparison.Ordinal);
                    Assert.Contains($" Osnas {Library.Version.Split('+')[0]}", message, StringComparison.Ordinal);
                });
            return;
        }

        var steps = new List<string>();
        var report = ResumeRun.Read(_search)[RunDirectory.ReportFile];
        SearchExperiment.Run(searched, new ResumeRun.Watcher(steps.Add));
        Assert.Equal(["search"], steps.Distinct());
        Assert.Equal(
            report.Replace($"runs/{RunOf04.SearchName}", "FOLDER", StringComparison.Ordinal),
            ResumeRun.Read(_search)[RunDirectory.ReportFile]);
        Assert.Equal(searched.Budget, RepeatedSearch.ReadOptions(_search).Budget);

        var history = File.ReadAllLines(Path.Combine(_stopped, RunDirectory.HistoryFile));
        TrainExperiment.Run(trained);
        var ended = File.ReadAllLines(Path.Combine(_stopped, RunDirectory.HistoryFile));
        Assert.Equal((1 + RunOf04.Epochs, 1 + trained.Model.Epochs), (history.Length, ended.Length));
        Assert.Equal(history, ended.Take(history.Length));
    }

    /// <summary>Prevents: a fault that doesn't say that another version helps.</summary>
    [Fact]
    public void AFormatThatCannotBeReadIsToldWithBothVersions()
    {
        const string Other = "0.99.1";
        KeptRuns.Change(_search, RunDirectory.VersionFile, version => version["osnas"] = Other);
        KeptRuns.Change(_search, RunDirectory.ConfigFile, config => config["data"]!["source"] = 3);
        KeptRuns.Change(_search, RunDirectory.DataFile, data => data["format"] = 99);

        var ending = $" Osnas {Other} began {_search}, and this is Osnas {Library.Version}: read it with Osnas {Other}.";
        Assert.All(
            [() => EvaluateExperiment.Run(_search), () => ArchitectureReader.FindSpace(_search)!],
            (Func<object> work) => Assert.EndsWith(
                ending, Assert.Throws<InvalidDataException>(work).Message, StringComparison.Ordinal));
        Assert.EndsWith(ending, RunList.Read(_runs.Folder).Single(run => run.State == RunState.Damaged).Fault, StringComparison.Ordinal);
        Assert.All(RunReader.Read(_search).Absent, part => Assert.EndsWith(ending, part.Reason, StringComparison.Ordinal));
    }
}
