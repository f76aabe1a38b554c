using Osnas.Criteria;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>Searches and trainings from a configuration file, without the work itself.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    // The keys and units of OSNASLib's uniform_evolution.yml.
    private const string Evolution = """
        agent:
            main_agent: "CFSearchAgent"
            training_strategy_agent: "UniformSampler"
            search_strategy_agent: "EvolutionSearcher"
            search_space_agent: "SPOS"
            criterion_agent: "LabelSmoothingCrossEntropy"
        search_utility:
            directly_search: False
            generation_num: 5
            population_num: 50
            parent_num: 10
            info_metric: "flops"
            target_hc: 27
        train:
            resume: False
            random_seed: 1234
            device: "cpu"
            epochs: 100
            bn_track_running_stats: True
            bn_momentum: 0.2
        criterion:
        dataset:
            dataset: "cifar100"
            dataset_path: "./data/"
            classes: 100
            input_size: 32
            batch_size: 128
            num_workers: 4
            train_portion: 0.8
        optim:
            optimizer: "adam"
            lr: 0.045
            weight_decay: 0.00004
            momentum: 0.9
            alpha: 0.9
            beta: 0.95
            scheduler: "step"
            decay_step: 10
            decay_ratio: 0.1
        arch_optim:
            hc_weight: ""
        logs_path:
            logger_path: "./logs/"
        experiment_path:
            resume_path: "./checkpoints/search_99.pth"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_key_has_its_effect()
    {
        var (options, run) = await Search(Evolution);

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
        var (options, run) = await Search(
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
        var (options, run) = await Search(
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

        var (options, _) = await Search(text, "--space", "FBNetS", "--input-size", "64", "--batch-size", "16");
        var (expected, _) = await Search(
            text.Replace("SPOS", "FBNetS", StringComparison.Ordinal).Replace("input_size: 32", "input_size: 64", StringComparison.Ordinal)
                .Replace("batch_size: 128", "batch_size: 16", StringComparison.Ordinal));

        Assert.Equal(expected!.Searcher, options!.Searcher);
    }

    [Theory]
    [InlineData("--parents 60 is more than search_utility.population_num 50 (search.yml, line 10)", "--parents", "60")]
    [InlineData(
        "--set search_utility.parent_num=60: search_utility.parent_num 60 is more than search_utility.population_num 50 (search.yml, "
        + "line 10)",
        "--set",
        "search_utility.parent_num=60")]
    [InlineData(
        "--sampler differentiable trains a mixture of all candidates, but agent.search_strategy_agent EvolutionSearcher (search.yml, "
        + "line 4) searches paths; choose a sampler that trains paths, such as uniform",
        "--sampler",
        "differentiable")]
    [InlineData(
        "--set train.ngpu=2: train.ngpu is 2, but a run uses one GPU", "--set", "train.ngpu=2", "--set", "train.device=auto")]
    [InlineData("--set train.ngpu=1: train.ngpu 1 is a GPU, but train.device cpu", "--set", "train.ngpu=1", "--set", "train.device=cpu")]
    [InlineData(
        "--set train.ngpu=0: train.ngpu 0 is the CPU, but train.device cuda", "--set", "train.ngpu=0", "--set", "train.device=cuda")]
    [InlineData("--set train.ngpu=1: train.ngpu 1 is a GPU, but --device cpu", "--set", "train.ngpu=1", "--device", "cpu")]
    [InlineData("--space SPOZ: 'SPOZ' is not a search space; did you mean SPOS?", "--space=SPOZ")]
    public async Task What_an_option_has_wrong_is_told_by_its_name(string expected, params string[] args)
    {
        var (options, run) = await Search(Evolution, args);

        Assert.Null(options);
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
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
        var (options, run) = await Search(Evolution.Replace(old, changed, StringComparison.Ordinal), args);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal((strategy, sampler), (SearcherRegistry.All.NameOf(options!.Searcher), SamplerRegistry.All.NameOf(options.Sampler)));
        Assert.Equal([new ConstraintCfg(InfoMetric.Flops, AtMost: 27e6)], options.Budget!);
    }

    [Fact]
    public async Task A_folder_is_no_configuration()
    {
        var run = await CommandRun.Of("search", "--config", _folder);

        Assert.Equal((ExitCode.Failure, $"error: {_folder} is a folder; give the file.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("Nsga2Searcher")]
    [InlineData("AgingEvolutionSearcher")]
    public async Task Parents_matter_to_evolution_alone(string searcher)
    {
        var (options, run) = await Search(
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
            await Search(Evolution, "--set", $"search_utility.info_metric={metric}", "--set", $"search_utility.target_hc={target}");

        Assert.Equal([new ConstraintCfg(expected, AtMost: atMost)], options!.Budget!);
    }

    [Theory]
    [InlineData(
        "parent_num: 10",
        "parent_num: 60",
        "search.yml:11:17: search_utility.parent_num 60 is more than search_utility.population_num 50 (search.yml, line 10)")]
    [InlineData(
        "target_hc: 27",
        "lower_hc: 28\n    target_hc: 27",
        "search.yml:13:15: search_utility.lower_hc is above search_utility.target_hc: no cost is at least 28 and at most 27")]
    [InlineData(
        "decay_step: 10",
        "decay_step: 10\n    warmup_epochs: 100",
        "search.yml:39:20: optim.warmup_epochs 100 leaves no epoch of train.epochs 100 (search.yml, line 18) to train at the full "
        + "learning rate")]
    [InlineData(
        "\"UniformSampler\"",
        "\"DifferentiableSampler\"",
        "search.yml:3:30: agent.training_strategy_agent DifferentiableSampler trains a mixture of all candidates, but "
        + "agent.search_strategy_agent EvolutionSearcher (search.yml, line 4) searches paths")]
    [InlineData(
        "\"EvolutionSearcher\"",
        "\"DifferentiableSearcher\"",
        "search.yml:3:30: agent.search_strategy_agent DifferentiableSearcher (search.yml, line 4) needs the sampler differentiable, not "
        + "agent.training_strategy_agent UniformSampler")]
    [InlineData(
        "generation_num: 5",
        "generations_num: 5",
        "search.yml:9:5: there is no key 'search_utility.generations_num'; did you mean search_utility.generation_num?")]
    [InlineData(
        "device: \"cpu\"",
        "device: \"gpu\"",
        "search.yml:17:13: train.device: there is no device 'gpu'; write auto, cpu, cuda, mps, or cuda:1 for the second GPU")]
    [InlineData(
        "device: \"cpu\"",
        "ngpu: 2",
        "search.yml:17:11: train.ngpu is 2, but a run uses one GPU: TorchSharp has no data-parallel training. Write 1, and start one run "
        + "for each GPU, with --device cuda:0, --device cuda:1 and so on")]
    [InlineData(
        "device: \"cpu\"",
        "device: \"cpu\"\n    ngpu: 1",
        "search.yml:18:11: train.ngpu 1 is a GPU, but train.device cpu (search.yml, line 17); remove one of them")]
    [InlineData("\"SPOS\"", "\"SPOZ\"", "search.yml:5:25: 'SPOZ' is not a search space; did you mean SPOS? there are ")]
    [InlineData(
        "\"CFSearchAgent\"",
        "\"CFEvaluateAgent\"",
        "search.yml:2:17: CFEvaluateAgent is for the command train; search takes CFSearchAgent")]
    [InlineData(
        "train_portion: 0.8",
        "train_portion: 1",
        "search.yml:29:20: dataset.train_portion 1 leaves no validation images, which a search needs; write less, such as 0.8")]
    [InlineData(
        "optimizer: \"adam\"",
        "optimizer: \"adamm\"",
        "search.yml:31:16: optim.optimizer is 'adamm'; did you mean adam? there are sgd, rms-prop, adam, adam-w")]
    public async Task What_is_wrong_is_told_with_its_place_before_any_work(string old, string changed, string expected)
    {
        var (options, run) = await Search(Evolution.Replace(old, changed, StringComparison.Ordinal));

        Assert.Null(options);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: {_folder}/{expected}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "generation_num: 5",
        "generation_num: 0",
        "search.yml:9:21: 0 generations: only the first 50 random architectures are evaluated")]
    [InlineData(
        "epochs: 100", "epochs: 0", "search.yml:18:13: 0 epochs leave the supernet untrained, so its accuracies mean nothing")]
    [InlineData("resume: False", "resume: True", "search.yml:45:18: there is no file ")]
    [InlineData(
        "directly_search: False",
        "directly_search: True",
        "search.yml:8:22: there are no weights to search directly (set train.resume and experiment_path.resume_path): the supernet is "
        + "trained for 100 epochs first")]
    public async Task What_is_suspicious_is_a_warning(string old, string changed, string expected)
    {
        var (options, run) = await Search(Evolution.Replace(old, changed, StringComparison.Ordinal));

        Assert.NotNull(options);
        Assert.StartsWith($"warning: {_folder}/{expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tournament_is_no_larger_than_the_population()
    {
        var (_, run) = await Search(
            Evolution.Replace("EvolutionSearcher", "AgingEvolutionSearcher", StringComparison.Ordinal)
                .Replace("parent_num: 10", "tournament_num: 60", StringComparison.Ordinal));

        Assert.Equal(
            $"error: {_folder}/search.yml:11:21: search_utility.tournament_num 60 is more than search_utility.population_num 50 "
            + "(search.yml, line 10)\n", run.Error);
    }

    [Fact]
    public async Task Weights_that_are_there_are_searched_directly()
    {
        var weights = Path.Combine(_folder, "supernet.dat");
        File.WriteAllText(weights, "weights");

        var (options, run) = await Search(
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

        var (options, run) = await Search(text);

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
        var (options, run) = await Search(Evolution.Replace("device: \"cpu\"", keys, StringComparison.Ordinal), args);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(ComputeDevice.Parse(expected), options!.Device);
    }

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
        Directory.CreateDirectory(Path.Combine(_folder, "mine"));
        NumpyVector.Write(Path.Combine(_folder, "mine", RunDirectory.ArchitectureVectorFile), architecture);
        TrainOptions? seen = null;
        var runners = Scripted.Runners with { Train = (options, _, _, _) => { seen = options; return Scripted.Trained; } };

        var run = await CommandRun.Of(runners, null, "train", "--config", path, "--name", "mine", "--output", _folder);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(architecture, seen!.Architecture);
        Assert.Equal((1.0, 150, 0.0004), (seen.Data.TrainPortion, seen.Model.Epochs, seen.Model.WeightDecay));
        Assert.Equal(Path.Combine(_folder, "mine", "model"), seen.Output);
    }

    [Fact]
    public async Task A_training_without_an_architecture_says_where_it_looked()
    {
        var path = Path.Combine(_folder, "train.yml");
        File.WriteAllText(
            path, "agent:\n  search_space_agent: SPOS\ndataset:\n  dataset_path: data\nlogs_path:\n  logger_path: " + _folder);

        var run = await CommandRun.Of("train", "--config", path);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(
            $"{Path.Combine(_folder, "train", "architecture.json")} exists; first search with the same name",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_without_a_configuration_is_refused()
    {
        var run = await CommandRun.Of("search", "--set", "train.epochs=5", "--data", "x", "--space", "SPOS");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith("error: --set changes a configuration; name one with --config", run.Error, StringComparison.Ordinal);
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

    private async Task<(SearchOptions? Options, CommandRun Run)> Search(string text, params string[] args)
    {
        var path = Path.Combine(_folder, "search.yml");
        File.WriteAllText(path, text);
        SearchOptions? seen = null;
        var run = await CommandRun.Of(
            (options, _, _, _) => { seen = options; return Scripted.Report; }, null, ["search", "--config", path, .. args]);
        return (seen, run);
    }
}
