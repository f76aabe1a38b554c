using Osnas.Criteria;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using static Osnas.App.Tests.ConfigFile;

namespace Osnas.App.Tests;

/// <summary>The options of a search that a configuration file and the command line make together.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    private readonly ConfigFile _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public async Task Every_key_has_its_effect()
    {
        var (options, run) = await _config.Search(Evolution);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("SPOS", options!.Space);
        Assert.Equal([new ConstraintCfg(InfoMetric.Flops, AtMost: 27e6)], options.Budget!);
        Assert.Equal(
            new DataOptions
            {
                Source = "./data/",
                Format = DataFormat.Cifar100,
                Classes = 100,
                InputSize = 32,
                Workers = 4,
                TrainPortion = 0.8
            },
            options.Data);
        Assert.Equal(Path.Combine("./logs/", "search"), options.Output);
        Assert.Equal(1234, options.Seed);
        Assert.Equal(0.2, options.BatchNorm.Momentum);
        Assert.Equal(
            (new EvolutionOptions { Generations = 5, Population = 50, Parents = 10 }, new UniformSamplerOptions()),
            (options.Searcher, options.Sampler));
        Assert.Equal(
            new TrainingOptions
            {
                Epochs = 100,
                BatchSize = 128,
                Optimizer = OptimizerKind.Adam,
                LearningRate = 0.045,
                WeightDecay = 0.00004,
                Momentum = 0.9,
                Alpha = 0.9,
                Beta = 0.95,
                Schedule = ScheduleKind.Step,
                ScheduleEpochs = 10,
                ScheduleFactor = 0.1,
                Criterion = new LabelSmoothingOptions(),
            },
            options.Supernet);
    }

    [Fact]
    public async Task The_command_line_goes_before_the_file()
    {
        var (options, run) = await _config.Search(
            Evolution,
            "--set",
            "train.epochs=5",
            "--set",
            "search_utility.target_hc=30",
            "--batch-size",
            "16",
            "--seed",
            "7",
            "--name",
            "mine",
            "--output",
            "elsewhere",
            "--space",
            "FBNetS");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal((5, 16), (options!.Supernet.Epochs, options.Supernet.BatchSize));
        Assert.Equal([new ConstraintCfg(InfoMetric.Flops, AtMost: 30e6)], options.Budget!);
        Assert.Equal((7, Path.Combine("elsewhere", "mine"), "FBNetS"), (options.Seed, options.Output, options.Space));
    }

    [Fact]
    public async Task Options_stand_in_for_what_the_file_lacks_or_has_wrong()
    {
        var (options, run) = await _config.Search(
            "agent:\n  search_space_agent: SPOZ\n  search_strategy_agent: EvolutionSearcher\ntrain:\n  epochs: -1\nsearch_utility:\n  "
            + "parent_num: 60\n  population_num: 50\n  "
            + "directly_search: False",
            "--space", "SPOS", "--data", "my/images.csv", "--epochs", "5", "--parents", "3");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            ("SPOS", "my/images.csv", 5, 3),
            (options!.Space, options.Data.Source, options.Supernet.Epochs, ((EvolutionOptions)options.Searcher).Parents));
    }

    [Theory]
    [InlineData("DifferentiableSearcher")]
    [InlineData("ArchitectureGeneratorSearcher")]
    public async Task What_follows_from_a_value_follows_the_option(string searcher)
    {
        var text = Evolution.Replace("    hc_weight: \"\"", "    a_hc_weight: 0.0003", StringComparison.Ordinal)
            .Replace("EvolutionSearcher", searcher, StringComparison.Ordinal);
        text = text.Replace("    training_strategy_agent: \"UniformSampler\"\n", string.Empty, StringComparison.Ordinal);

        var (options, _) = await _config.Search(text, "--space", "FBNetS", "--input-size", "64", "--batch-size", "16");
        var (expected, _) = await _config.Search(
            text.Replace("SPOS", "FBNetS", StringComparison.Ordinal).Replace("input_size: 32", "input_size: 64", StringComparison.Ordinal)
                .Replace("batch_size: 128", "batch_size: 16", StringComparison.Ordinal));

        Assert.Equal(expected!.Searcher, options!.Searcher);
    }

    [Theory]
    [InlineData("\"UniformSampler\"", "\"DifferentiableSampler\"", "evolution", "fairness", "--sampler", "fairness")]
    [InlineData("\"UniformSampler\"", "\"DifferentiableSampler\"", "differentiable", "differentiable", "--strategy", "differentiable")]
    [InlineData("\"EvolutionSearcher\"", "\"DifferentiableSearcher\"", "aging", "uniform", "--strategy", "aging")]
    [InlineData("\"UniformSampler\"", "\"FairnessSampler\"", "differentiable", "differentiable", "--strategy", "differentiable")]
    [InlineData("\"EvolutionSearcher\"", "\"EvolutionFinder\"", "nsga2", "uniform", "--strategy", "nsga2")]
    [InlineData("parent_num: 10", "parent_num: 60", "random", "uniform", "--strategy", "random")]
    [InlineData("target_hc: 27", "lower_hc: 28\n    target_hc: 27", "evolution", "uniform", "--budget", "flops<=27M")]
    public async Task An_option_lifts_the_contradiction_of_the_value_that_it_replaces(
        string old, string changed, string strategy, string sampler, params string[] args)
    {
        var (options, run) = await _config.Search(Evolution.Replace(old, changed, StringComparison.Ordinal), args);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal((strategy, sampler), (SearcherRegistry.All.NameOf(options!.Searcher), SamplerRegistry.All.NameOf(options.Sampler)));
        Assert.Equal([new ConstraintCfg(InfoMetric.Flops, AtMost: 27e6)], options.Budget!);
    }

    [Theory]
    [InlineData("Nsga2Searcher")]
    [InlineData("AgingEvolutionSearcher")]
    public async Task Parents_matter_to_evolution_alone(string searcher)
    {
        var (options, run) = await _config.Search(
            Evolution.Replace("EvolutionSearcher", searcher, StringComparison.Ordinal)
                .Replace("population_num: 50", "population_num: 8\n    tournament_num: 3", StringComparison.Ordinal));

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            8, options!.Searcher switch { Nsga2Options nsga2 => nsga2.Population, AgingOptions aging => aging.Population, _ => 0 });
    }

    [Theory]
    [InlineData("flops", "27", InfoMetric.Flops, 27e6)]
    [InlineData("param", "1000", InfoMetric.Params, 1000)]
    [InlineData("latency", "0.005", InfoMetric.Latency, 5)]
    public async Task A_target_is_in_the_units_of_OSNASLib(string metric, string target, InfoMetric expected, double atMost)
    {
        var (options, _) =
            await _config.Search(Evolution, "--set", $"search_utility.info_metric={metric}", "--set", $"search_utility.target_hc={target}");

        Assert.Equal([new ConstraintCfg(expected, AtMost: atMost)], options!.Budget!);
    }

    [Fact]
    public async Task Weights_that_are_there_are_searched_directly()
    {
        var weights = Path.Combine(_config.Folder, "supernet.dat");
        File.WriteAllText(weights, "weights");

        var (options, run) = await _config.Search(
            Evolution.Replace("resume: False", "resume: True", StringComparison.Ordinal)
                .Replace("directly_search: False", "directly_search: True", StringComparison.Ordinal),
            "--set",
            $"experiment_path.resume_path={weights}");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal((weights, 0), (options!.SupernetWeights, options.Supernet.Epochs));
    }

    [Fact]
    public async Task A_differentiable_search_has_the_weight_of_its_hardware_loss_in_the_range_of_the_space()
    {
        var text = Evolution
            .Replace("UniformSampler", "DifferentiableSampler", StringComparison.Ordinal)
            .Replace("EvolutionSearcher", "DifferentiableSearcher", StringComparison.Ordinal)
            .Replace("    hc_weight: \"\"", "    a_hc_weight: 0.0003\n    a_lr: 0.001\n    a_beta: 0.5", StringComparison.Ordinal)
            .Replace("    criterion_agent:", "    hc_criterion_agent: \"MSELoss\"\n    criterion_agent:", StringComparison.Ordinal);

        var (options, run) = await _config.Search(text);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        var statistics = SearchSpaces.Get("SPOS").CreateLookUpTable(32, 100).GetStatistics(InfoMetric.Flops);
        var range = (statistics.Max - statistics.Min) / 1e6;
        var searcher = Assert.IsType<DifferentiableOptions>(options!.Searcher);
        Assert.Equal(0.0003 * range * range, searcher.HardwareWeight, 1e-12);
        Assert.Equal(
            (HardwareCriterion.SquaredError, 0.001, 0.5, 128),
            (searcher.Criterion, searcher.LearningRate, searcher.Beta, searcher.BatchSize));
    }

    /// <summary>OSNASLib's files ask for a GPU: a command line overrides both keys.</summary>
    [Theory]
    [InlineData("cuda", "device: \"cuda\"\n    ngpu: 1")]
    [InlineData("cpu", "ngpu: 0")]
    [InlineData("cuda", "device: auto\n    ngpu: 1")]
    [InlineData("cpu", "device: auto\n    ngpu: 0")]
    [InlineData("cuda", "device: \"cpu\"", "--set", "train.device=auto", "--set", "train.ngpu=1")]
    [InlineData("auto", "device: \"cuda\"\n    ngpu: 1", "--device", "auto")]
    [InlineData("cpu", "device: \"cuda\"\n    ngpu: 4", "--device", "cpu")]
    [InlineData("cpu", "device: \"cuda\"\n    ngpu: 1", "--set", "train.device=cpu")]
    public async Task The_device_is_that_of_the_command_line_or_of_the_file(string expected, string keys, params string[] args)
    {
        var (options, run) = await _config.Search(Evolution.Replace("device: \"cpu\"", keys, StringComparison.Ordinal), args);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(ComputeDevice.Parse(expected), options!.Device);
    }
}
