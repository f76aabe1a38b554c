using Osnas.Experiments;
using static Osnas.App.Tests.ConfigFile;

namespace Osnas.App.Tests;

/// <summary>Errors and warnings of a configuration, with the place of each.</summary>
public sealed class ConfigFaultTests : IDisposable
{
    private readonly ConfigFile _config = new();

    public void Dispose() => _config.Dispose();

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
        var (options, run) = await _config.Search(Evolution, args);

        Assert.Null(options);
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_configuration()
    {
        var run = await CommandRun.Of("search", "--config", _config.Folder);

        Assert.Equal((ExitCode.Failure, $"error: {_config.Folder} is a folder; give the file.\n"), (run.ExitCode, run.Error));
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
        "target_hc: 27",
        "target_hc: 20M",
        "search.yml:13:16: search_utility.target_hc is '20M'; did you mean 20? (the key is in millions of FLOPs)\n")]
    [InlineData(
        "target_hc: 27",
        "lower_hc: 2.5 M",
        "search.yml:13:15: search_utility.lower_hc is '2.5 M'; did you mean 2.5? (the key is in millions of FLOPs)\n")]
    [InlineData(
        "info_metric: \"flops\"\n    target_hc: 27",
        "info_metric: latency\n    target_hc: 5ms",
        "search.yml:13:16: search_utility.target_hc is '5ms'; did you mean 0.005? (the key is in seconds)\n")]
    [InlineData(
        "info_metric: \"flops\"\n    target_hc: 27",
        "info_metric: param\n    target_hc: 2M",
        "search.yml:13:16: search_utility.target_hc is '2M'; did you mean 2000000? (the key is in parameters)\n")]
    [InlineData(
        "info_metric: \"flops\"\n    target_hc: 27",
        "info_metric: latency\n    target_hc: 5M",
        "search.yml:13:16: search_utility.target_hc is '5M'; write a number from 0 to 1000000000000000000 (the key is in seconds)\n")]
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
        var (options, run) = await _config.Search(Evolution.Replace(old, changed, StringComparison.Ordinal));

        Assert.Null(options);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: {Path.Combine(_config.Folder, expected)}", run.Error, StringComparison.Ordinal);
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
        "target_hc: 27",
        "target_hc: 27000000",
        "search.yml:13:16: search_utility.target_hc 27000000 is 27,000,000,000,000 FLOPs, and no architecture has more than ")]
    [InlineData(
        "directly_search: False",
        "directly_search: True",
        "search.yml:8:22: there are no weights to search directly (set train.resume and experiment_path.resume_path): the supernet is "
        + "trained for 100 epochs first")]
    public async Task What_is_suspicious_is_a_warning(string old, string changed, string expected)
    {
        var (options, run) = await _config.Search(Evolution.Replace(old, changed, StringComparison.Ordinal));

        Assert.NotNull(options);
        Assert.StartsWith($"warning: {Path.Combine(_config.Folder, expected)}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_of_the_generator_is_in_the_unit_of_its_key()
    {
        var (_, run) = await _config.Search(
            Evolution,
            "--set",
            "agent.search_strategy_agent=ArchitectureGeneratorSearcher",
            "--set",
            "search_utility.lowest_hardware_constraint=20M");

        Assert.Contains(
            "search_utility.lowest_hardware_constraint is '20M'; did you mean 20? (the key is in millions of FLOPs)\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tournament_is_no_larger_than_the_population()
    {
        var (_, run) = await _config.Search(
            Evolution.Replace("EvolutionSearcher", "AgingEvolutionSearcher", StringComparison.Ordinal)
                .Replace("parent_num: 10", "tournament_num: 60", StringComparison.Ordinal));

        Assert.Equal(
            $"error: {Path.Combine(_config.Folder, "search.yml")}:11:21: search_utility.tournament_num 60 is more than "
            + "search_utility.population_num 50 (search.yml, line 10)\n",
            run.Error);
    }

    [Fact]
    public async Task A_training_without_an_architecture_says_where_it_looked()
    {
        var path = Path.Combine(_config.Folder, "train.yml");
        File.WriteAllText(
            path, "agent:\n  search_space_agent: SPOS\ndataset:\n  dataset_path: data\nlogs_path:\n  logger_path: " + _config.Folder);

        var run = await CommandRun.Of("train", "--config", path);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(
            $"{Path.Combine(_config.Folder, "train", "architecture.json")} exists; first search with the same name",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_set_without_a_file()
    {
        SearchOptions? seen = null;
        SearchRunner see = (options, _, _, _) => { seen = options; return Scripted.Report; };
        var run = await CommandRun.Of(see, null, "search", "--set", "generator.hc_dim=5", "--set", "train.epochs=5", "--data", "x",
            "--space", "SPOS", "--strategy", "generator");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(5, Assert.IsType<Osnas.Search.GeneratorOptions>(seen!.Searcher).TargetChannels);
        Assert.Equal(5, seen.Supernet.Epochs);
        Assert.Equal(Path.Combine("runs", "spos-x-seed0"), seen.Output);
    }

    [Theory]
    [InlineData("train.epoch=5", "--set train.epoch=5: there is no key 'train.epoch'; did you mean train.epochs?")]
    [InlineData("train.epochs=x", "--set train.epochs=x: train.epochs is 'x'; write a whole number from 0 to ")]
    public async Task A_key_without_a_file_has_the_faults_of_one_with_it(string setting, string expected)
    {
        var run = await CommandRun.Of("search", "--set", setting, "--data", "x", "--space", "SPOS");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
    }
}
