using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>The search command, without the search itself.</summary>
public sealed class SearchCommandTests
{
    private static readonly SearchOptions Defaults = new()
    {
        Space = nameof(TinySpace),
        Data = new() { Source = "data/digits.csv.gz" },
        Supernet = new() { Epochs = 7, LearningRate = 0.2 },
        Baselines = 1,
    };

    [Fact]
    public async Task Without_options_the_defaults_are_searched()
    {
        var options = await Read(Defaults);

        Assert.Equal(Defaults with { Output = Path.Combine("runs", "tinyspace-digits-seed0") }, options);
    }

    [Fact]
    public async Task Each_option_has_its_effect()
    {
        var options = await Read(
            Defaults,
            "search",
            "--space",
            "spos",
            "--data",
            "my/Images/",
            "--limit",
            "500",
            "--input-size",
            "16",
            "--budget",
            "flops<=4M",
            "--budget",
            "params>=2k",
            "--latency",
            "pixel.json",
            "--strategy", "evolution", "--generations", "2", "--population", "8", "--parents", "4",
            "--epochs", "3", "--model-epochs", "4", "--batch-size", "32", "--learning-rate", "0.05", "--baselines", "0", "--seed", "9",
            "--output", "elsewhere", "--tensorboard", "curves", "--keep-best", "--checkpoint-every", "2", "--teacher", "supernet");

        IReadOnlyList<ConstraintCfg> budget = [new(InfoMetric.Flops, AtMost: 4e6), new(InfoMetric.Params, AtLeast: 2000)];
        Assert.Equal(budget, options.Budget);
        Assert.Equal(
            new SearchOptions
            {
                Space = "SPOS",
                Data = new() { Source = "my/Images/", Limit = 500, InputSize = 16 },
                Budget = options.Budget,
                Latency = "pixel.json",
                Searcher = new EvolutionOptions { Generations = 2, Population = 8, Parents = 4 },
                Supernet = new() { Epochs = 3, BatchSize = 32, LearningRate = 0.05 },
                Model = new() { Epochs = 4, BatchSize = 32, LearningRate = 0.05, KeepBest = true },
                Distillation = new() { Teacher = DistillationOptions.Supernet },
                Checkpoints = new() { EveryEpochs = 2 },
                Baselines = 0,
                Seed = 9,
                Output = Path.Combine("elsewhere", "spos-images-seed9"),
                TensorBoard = Path.Combine("curves", "spos-images-seed9"),
            },
            options);
    }

    public static TheoryData<SearcherOptions, string[]> Strategies => new()
    {
        { new RandomOptions { Iterations = 50 }, ["--strategy", "random", "--iterations", "50"] },
        { new AgingOptions { Population = 20, Evaluations = 50 }, ["--strategy", "aging", "--iterations", "50", "--population", "20"] },
        { new DifferentiableOptions { State = ForwardState.GumbelSoftmax, BatchSize = 16 },
            ["--strategy", "differentiable", "--forward-state", "gumbel-softmax", "--batch-size", "16"] },
        { new GeneratorOptions(), ["--strategy", "generator"] },
        { new GeneratorOptions { BatchSize = TrainingOptions.AutoBatchSize }, ["--strategy", "generator", "--batch-size", "Auto"] },
    };

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_flag_is_for_the_strategy_that_is_chosen(SearcherOptions expected, string[] args) =>
        Assert.Equal(expected, (await Read(Defaults, args)).Searcher);

    [Fact]
    public async Task The_numbers_of_one_nsga2_are_read()
    {
        var options =
            Assert.IsType<Nsga2Options>((await Read(Defaults, "--strategy", "nsga2", "--generations", "2", "--population", "8")).Searcher);

        Assert.Equal((2, 8), (options.Generations, options.Population));
    }

    [Fact]
    public async Task A_strategy_that_is_the_default_keeps_its_numbers()
    {
        var defaults = Defaults with { Searcher = new AgingOptions { Population = 12 } };

        Assert.Equal(
            new AgingOptions { Population = 12, Evaluations = 40 },
            (await Read(defaults, "--strategy", "aging", "--iterations", "40")).Searcher);
    }

    [Fact]
    public async Task A_run_can_be_given_a_name() =>
        Assert.Equal(Path.Combine("runs", "Mine"), (await Read(Defaults, "--name", "Mine")).Output);

    [Fact]
    public async Task Threads_are_handed_on()
    {
        int? seen = null;
        await CommandRun.Of((_, threads, _, _) => { seen = threads; return Scripted.Report; }, Defaults, "--threads", "3");

        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task Help_shows_the_defaults()
    {
        var run = await CommandRun.Of((_, _, _, _) => Scripted.Report, Defaults, "search", "--help");

        Assert.Contains("Epochs of the supernet [default: 7]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: 0.2 (supernet), 0.1 (from scratch)]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: that of the space]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_commands_are_still_there_when_there_are_defaults()
    {
        var run = await CommandRun.Of(
            (_, _, _, _) => Scripted.Report, Defaults, "cost", "--space", "TinySpace", "--architecture", "2,1", "--json");

        Assert.Equal(6992, run.Json.GetProperty("flops").GetInt64());
    }

    [Fact]
    public async Task Text_is_progress_and_report_on_stdout()
    {
        var run = await CommandRun.Of(Scripted.Run, Defaults);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("supernet", run.Output, StringComparison.Ordinal);
        Assert.Contains("the winner, layer by layer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_alone_on_stdout_and_progress_on_stderr()
    {
        var run = await CommandRun.Of(Scripted.Run, Defaults, "--json");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("winner", run.Json.GetProperty("winner").GetProperty("name").GetString());
        Assert.Equal(6992, run.Json.GetProperty("winner").GetProperty("cost").GetProperty("flops").GetInt64());
        Assert.Contains("supernet", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_impossible_budget_is_answered_with_the_cheapest_cost()
    {
        var run = await CommandRun.Of(
            (options, _, _, _) =>
            {
                _ = new Budget(TinySpace.LookUpTable.Create(), options.Budget!);
                return Scripted.Report;
            },
            Defaults,
            "--budget",
            "flops<=2k");

        Assert.Equal(
            new CommandRun(
                ExitCode.Failure,
                string.Empty,
                "error: TinySpace at 8x8 pixels: no architecture meets the budget FLOPs at most 2,000: the cheapest (2,0) has 2,896; "
                + "allow at least that.\n"),
            run);
    }

    private static async Task<SearchOptions> Read(SearchOptions defaults, params string[] args)
    {
        SearchOptions? seen = null;
        var run = await CommandRun.Of(
            (options, _, _, _) =>
            {
                seen = options;
                return Scripted.Report;
            },
            defaults,
            args);
        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        return seen!;
    }
}
