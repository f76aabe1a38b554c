using System.Text.Json;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Export;
using Osnas.Options;
using Osnas.Runtime.Tests;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>Runs by configuration files as OSNASLib ships them, each to its end, and once more in the same folder.</summary>
public sealed class ConfiguredRunTests(ConfiguredRunTests.Evolved evolved) : IClassFixture<ConfiguredRunTests.Evolved>
{
    private string Folder => evolved.Folder.Path;

    [Fact]
    public void EvolutionFindsOneThatMeetsTheBudget()
    {
        Assert.True(evolved.Report.Winner.MeetsBudget);
        Assert.InRange(evolved.Report.Candidates, 3, 6);
        Assert.All(
            (string[])["search", "supernet", "winner"],
            part => Assert.True(Directory.Exists(evolved.Folder.Locate("logs", "tb", "uniform_evolution", part)), part));
        AssertIsNotDoneAgain(evolved.Options, evolved.Report);
    }

    [Fact]
    public void RandomSearchesTheWeightsThatAreThere()
    {
        var options = Read("uniform_random", ConfigTexts.Random(Folder));
        var watcher = new Counter();
        var report = SearchExperiment.Run(options, watcher);

        Assert.Equal(evolved.Folder.Locate("logs", "uniform_evolution", "supernet.dat"), options.SupernetWeights);
        Assert.DoesNotContain("supernet", watcher.Steps.Keys);
        Assert.Equal(4, watcher.Candidates);
        Assert.Equal(
            File.ReadAllBytes(evolved.Folder.Locate("logs", "uniform_evolution", "supernet.dat")),
            File.ReadAllBytes(evolved.Folder.Locate("logs", "uniform_random", "supernet.dat")));
        AssertIsNotDoneAgain(options, report);
    }

    [Fact]
    public void WeightsOfAnotherNetworkAreNotSearched()
    {
        var winner = evolved.Folder.Locate("logs", "uniform_evolution", "winner.dat");
        var options = Read("uniform_winner", ConfigTexts.Random(Folder));
        var exception = Assert.Throws<InvalidDataException>(() => SearchExperiment.Run(options with { SupernetWeights = winner }));

        // Nothing is written, so that the run of that name can have the right weights.
        Assert.StartsWith(
            $"{winner} doesn't hold the weights of this network with the classes of the data: ",
            exception.Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.Output));
        Assert.False(Directory.Exists(options.TensorBoard));
    }

    [Fact]
    public void DifferentiableSearchMeetsTheBudget()
    {
        var options = Read("differentiable_differentiable", ConfigTexts.Differentiable(Folder));
        var report = SearchExperiment.Run(options);

        Assert.IsType<DifferentiableSamplerOptions>(options.Sampler);
        Assert.True(report.Winner.MeetsBudget);
        Assert.Equal(1, report.Candidates);
        AssertIsNotDoneAgain(options, report);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void DifferentiableSearchThatWasStoppedEndsAlike(int steps)
    {
        var whole = Read($"whole_{steps}", ConfigTexts.Differentiable(Folder)) with { TensorBoard = null };
        var stopped = Read($"stopped_{steps}", ConfigTexts.Differentiable(Folder)) with { TensorBoard = null };
        SearchExperiment.Run(whole);
        using (var source = new CancellationTokenSource())
        {
            var left = steps;
            Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
                stopped,
                new ResumeRun.Watcher(_ =>
                {
                    if (--left == 0)
                        source.Cancel();
                }),
                source.Token));
        }

        SearchExperiment.Run(stopped);
        Assert.Equal(ResumeRun.Read(whole.Output), ResumeRun.Read(stopped.Output));
    }

    [Fact]
    public void GeneratorTrainsOnceWithTheWeightsThatAreThere()
    {
        var options = Read("uniform_archgenerator", ConfigTexts.Generator(Folder));
        var watcher = new Counter();
        var report = SearchExperiment.Run(options, watcher);

        Assert.Equal(2, watcher.Generated);
        using var quality = JsonDocument.Parse(File.ReadAllText(Path.Combine(options.Output, GeneratorOptions.QualityFile)));
        Assert.Equal(
            quality.RootElement.GetProperty("targets").GetArrayLength(), quality.RootElement.GetProperty("costs").GetArrayLength());
        Assert.Equal(quality.RootElement.GetProperty("shared").GetInt32(), report.Generator!.Shared);
        Assert.DoesNotContain("supernet", watcher.Steps.Keys);
        Assert.True(report.Winner.MeetsBudget);
        AssertIsNotDoneAgain(options, report);
    }

    [Fact]
    public void WhatWasFoundIsTrained()
    {
        var document = ConfigDocument.Parse("evaluate_classification.yml", ConfigTexts.Evaluate(Folder), [], Cpu);
        var options = TrainConfig.Read(document, "uniform_evolution", new());
        var report = TrainExperiment.Run(options);
        var watcher = new Counter();
        var again = TrainExperiment.Run(options, watcher);

        Assert.Equal(evolved.Report.Winner.Architecture, options.Architecture);
        Assert.Equal([new DeviceDocument("cpu", Osnas.Common.Processor.Name)], report.Devices);
        Assert.Null(report.ValidationAccuracy);
        Assert.Empty(watcher.Steps);
        Assert.Equal(JsonText.Write(report, OsnasJson.Default.TrainReport), JsonText.Write(again, OsnasJson.Default.TrainReport));
        Assert.Equal(report.TestAccuracy, EvaluateExperiment.Run(options.Output).TestAccuracy);
        var weights = ExportExperiment.Run(options.Output, evolved.Folder.Locate("network.safetensors"));
        Assert.Null(weights.Opset);
        Assert.Contains(
            "\"normalizationInGraph\": false", File.ReadAllText(evolved.Folder.Locate("network.json")), StringComparison.Ordinal);
        using var images = DataSource.Load(options.Data, options.Seed);
        using var model = new ConfiguredSpace.Model(new Architecture(options.Architecture), weights.Classes);
        SafeTensors.Load(model, weights.Output);
        Assert.Equal(report.TestAccuracy, Accuracy.Measure(model, images.Test));
        AssertSameLogits(model, ExportExperiment.Run(options.Output, inputType: InputType.Raw).Output, images.Test);
    }

    /// <summary>
    /// Not the accuracies: two libraries round differently, and an image may lie on the border of two classes. A
    /// thousandth of the greatest logit is far more than float32 rounds in some layers, and far less than a wrong weight does.
    /// </summary>
    private static void AssertSameLogits(BaseModel model, string file, ImageDataset images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var network = new OnnxNetwork(File.ReadAllBytes(file));
        model.eval();
        foreach (var batch in images.Batches(64))
        {
            var logits = model.call(batch.Images);
            Assert.InRange((logits - network.Run(batch.Images)).abs().max().item<float>(), 0, logits.abs().max().item<float>() * 1e-3);
        }
    }

    /// <summary>OSNASLib's files ask for a GPU.</summary>
    private static GivenValue Cpu => new("--device", ["cpu"], "--device cpu");

    private static SearchOptions Read(string name, string text) => Evolved.Read(name, text);

    private static void AssertIsNotDoneAgain(SearchOptions options, SearchReport report)
    {
        var files = ResumeRun.Read(options.Output);
        var watcher = new Counter();
        var again = SearchExperiment.Run(options, watcher);

        Assert.Empty(watcher.Steps);
        Assert.Equal(0, watcher.Generated);
        Assert.Equal(JsonText.Write(report, OsnasJson.Default.SearchReport), JsonText.Write(again, OsnasJson.Default.SearchReport));
        Assert.Equal(files, ResumeRun.Read(options.Output));
    }

    /// <summary>The run by evolution, whose supernet and winner others take.</summary>
    public sealed class Evolved : IDisposable
    {
        public Evolved()
        {
            SyntheticCifar.Write(Folder.Path);
            Options = Read("uniform_evolution", ConfigTexts.Evolution(Folder.Path));
            Report = SearchExperiment.Run(Options);
        }

        internal RunFolder Folder { get; } = new();

        internal SearchOptions Options { get; }

        internal SearchReport Report { get; }

        public void Dispose() => Folder.Dispose();

        internal static SearchOptions Read(string name, string text) => SearchConfig.Read(
            ConfigDocument.Parse($"{name}.yml", text, [], Cpu),
            name,
            new() { Baselines = 0, CalibrationImages = 32, Model = new() { Epochs = 1 } });
    }

    /// <summary>Counts the work of a run.</summary>
    private sealed class Counter : IExperimentObserver
    {
        public Dictionary<string, int> Steps { get; } = [];

        public int Generated { get; private set; }

        public int Candidates { get; private set; }

        public void Started(IReadOnlyList<string> summary)
        {
        }

        public void Trained(string network, TrainingStep progress) => Steps[network] = Steps.GetValueOrDefault(network) + 1;

        void IExperimentObserver.Generated(GeneratorStep progress) => Generated++;

        public void Evaluated(SearchStep progress) => Candidates++;
    }
}
