using Osnas.Criteria;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>Each key of a configuration alone: what it does to the options that it is about.</summary>
public sealed class ConfigKeyTests
{
    private const string Least = "agent:\n  search_space_agent: SPOS\ndataset:\n  dataset_path: x";
    private const string Evolution = "agent.search_strategy_agent=EvolutionSearcher";

    /// <summary>The keys that have an effect on a search, each with a value other than the default, and where that is found.</summary>
    private static readonly Dictionary<string, (string Value, Func<SearchOptions, object?> Found, object? Expected)> Effects = new()
    {
        ["agent.search_space_agent"] = ("FBNetS", options => options.Space, "FBNetS"),
        ["agent.preset"] = ("small-64", options => options.Space, "small-64"),
        ["agent.training_strategy_agent"] = ("SandwichSampler", options => options.Sampler, new SandwichSamplerOptions()),
        ["agent.search_strategy_agent"] = ("AgingEvolutionSearcher", options => options.Searcher, new AgingOptions()),
        ["agent.criterion_agent"] = ("FocalLoss", options => (options.Supernet.Criterion, options.Model.Criterion),
            ((CriterionOptions)new FocalLossOptions(), (CriterionOptions)new FocalLossOptions())),
        ["agent.hc_criterion_agent"] = ("L1Loss", options => Of<GeneratorOptions>(options)?.Criterion, HardwareCriterion.AbsoluteError),
        ["search_utility.info_metric"] = ("param", options => Of<GeneratorOptions>(options)?.Metric, InfoMetric.Params),
        ["search_utility.target_hc"] = ("27", options => options.Budget?.Single(), new ConstraintCfg(InfoMetric.Flops, AtMost: 27e6)),
        ["search_utility.lower_hc"] = ("20", options => options.Budget?.Single(), new ConstraintCfg(InfoMetric.Flops, AtLeast: 20e6)),
        ["search_utility.budgets"] = ("params<=4M", options => options.Budget?.Single(), new ConstraintCfg(InfoMetric.Params, AtMost: 4e6)),
        ["search_utility.latency_table_path"] = ("pixel.json", options => options.Latency, "pixel.json"),
        ["search_utility.generation_num"] = ("7", options => Of<EvolutionOptions>(options)?.Generations, 7),
        ["search_utility.population_num"] = ("12", options => Of<EvolutionOptions>(options)?.Population, 12),
        ["search_utility.parent_num"] = ("3", options => Of<EvolutionOptions>(options)?.Parents, 3),
        ["search_utility.mutation_rate"] = ("0.35", options => Of<EvolutionOptions>(options)?.MutationRate, 0.35),
        ["search_utility.crossover_rate"] = ("0.65", options => Of<EvolutionOptions>(options)?.CrossoverRate, 0.65),
        ["search_utility.children_num"] = ("17", options => Of<EvolutionOptions>(options)?.Children, 17),
        ["search_utility.crossover"] = ("single_point", options => Of<EvolutionOptions>(options)?.Crossover, Crossover.SinglePoint),
        ["search_utility.mutate_crossed"] = ("True", options => Of<EvolutionOptions>(options)?.MutateCrossed, true),
        ["search_utility.tournament_num"] = ("6", options => Of<AgingOptions>(options)?.Tournament, 6),
        ["search_utility.evaluation_num"] = ("77", options => Of<AgingOptions>(options)?.Evaluations, 77),
        ["search_utility.proposal_num"] = ("8", options => Of<BayesianOptions>(options)?.Batch, 8),
        ["search_utility.front_metrics"] = (
            "params", options => Of<ParetoBayesianOptions>(options) is { Metrics: [var metric] } ? metric : null, InfoMetric.Params),
        ["search_utility.start_num"] = ("7", options => Of<LocalOptions>(options)?.Starts, 7),
        ["search_utility.rung_num"] = ("3", options => Of<HalvingOptions>(options)?.Rungs, 3),
        ["search_utility.random_iteration"] = ("99", options => Of<RandomOptions>(options)?.Iterations, 99),
        ["search_utility.lowest_hardware_constraint"] = ("20", options => Of<GeneratorOptions>(options)?.LeastTarget, 20e6),
        ["search_utility.highest_hardware_constraint"] = ("35", options => Of<GeneratorOptions>(options)?.GreatestTarget, 35e6),
        ["search_utility.prior_pool_size"] = ("4", options => Of<GeneratorOptions>(options)?.Priors, 4),
        ["search_utility.baselines"] = ("9", options => options.Baselines, 9),
        ["search_utility.finalists"] = ("5", options => options.Finalists, 5),
        ["search_utility.repeats"] = ("3", options => options.Repeats, 3),
        ["search_utility.in_flight"] = ("4", options => options.InFlight, 4),
        ["search_utility.fitness"] = ("naswot", options => options.Fitness, new NaswotOptions()),
        ["search_utility.start_by"] = ("naswot", options => options.Start?.Fitness, new NaswotOptions()),
        ["search_utility.start_draws"] = ("70", options => options.Start?.Draws, 70),
        ["search_utility.proxy_batch_size"] = ("16", options => (options.Fitness as NaswotOptions)?.BatchSize, 16),
        ["search_utility.latency_on"] = ("laptop", options => options.LatencyOn, "laptop"),
        ["search_utility.asynchronous"] = ("True", options => options.Asynchronous, true),
        ["search_utility.calibration_images"] = ("300", options => options.CalibrationImages, 300),
        ["search_utility.shared_megabytes"] = ("64", options => options.SharedMegabytes, 64),
        ["generator.hc_dim"] = ("11", options => Of<GeneratorOptions>(options)?.TargetChannels, 11),
        ["generator.tau_decay"] = ("0.8", options => Of<GeneratorOptions>(options)?.Temperature.Decay, 0.8),
        ["generator.epochs"] = ("21", options => Of<GeneratorOptions>(options)?.Epochs, 21),
        ["train.epochs"] = ("13", options => options.Supernet.Epochs, 13),
        ["train.model_epochs"] = ("14", options => options.Model.Epochs, 14),
        ["train.model_from"] = ("supernet", options => options.ModelFrom, ModelOrigin.Supernet),
        ["train.model_learning_rate"] = ("0.03", options => (options.ModelTraining.LearningRate, options.Supernet.LearningRate),
            (0.03, new TrainingOptions().LearningRate)),
        ["train.precision"] =
            ("bf16", options => (options.Supernet.Precision, options.Model.Precision), (NumericPrecision.Bf16, NumericPrecision.Bf16)),
        ["train.keep_best"] = ("True", options => (options.Supernet.KeepBest, options.Model.KeepBest), (false, true)),
        ["train.device"] = ("cuda:1", options => options.Device, ComputeDevice.Cuda(1)),
        ["train.ngpu"] = ("1", options => options.Device, ComputeDevice.Cuda()),
        ["train.random_seed"] = ("1234", options => options.Seed, 1234),
        ["train.random_paths"] = ("5", options => options.Sampler, new SandwichSamplerOptions { RandomPaths = 5 }),
        ["train.forward_state"] = ("gumbel_softmax", options => Of<DifferentiableOptions>(options)?.State, ForwardState.GumbelSoftmax),
        ["train.tau"] = ("4", options => Of<DifferentiableOptions>(options)?.Temperature.Initial, 4.0),
        ["train.tau_decay"] = ("0.9", options => Of<DifferentiableOptions>(options)?.Temperature.Decay, 0.9),
        ["train.arch_warmup_epochs"] = ("6", options => Of<DifferentiableOptions>(options)?.WarmUpEpochs, 6),
        ["train.bn_momentum"] = ("0.2", options => options.BatchNorm.Momentum, 0.2),
        ["train.bn_track_running_stats"] = ("False", options => options.BatchNorm.TrackRunningStats, false),
        ["train.accumulate"] = ("4", options => (options.Supernet.Accumulate, options.Model.Accumulate), (4, 4)),
        ["checkpoint.every_epochs"] = ("3", options => options.Checkpoints, new CheckpointOptions { EveryEpochs = 3 }),
        ["checkpoint.keep_every_epochs"] = ("4", options => options.Checkpoints, new CheckpointOptions { KeepEveryEpochs = 4 }),
        ["criterion.label_smoothing"] = ("0.25", options => (options.Supernet.Criterion, options.Model.Criterion),
            ((CriterionOptions)new LabelSmoothingOptions { LabelSmoothing = 0.25 },
                (CriterionOptions)new LabelSmoothingOptions { LabelSmoothing = 0.25 })),
        ["criterion.gamma"] = ("1.5", options => options.Model.Criterion, new FocalLossOptions { Gamma = 1.5 }),
        ["criterion.class_weights"] = ("balanced", options => (options.Supernet.ClassWeights, options.Model.ClassWeights),
            (ClassWeighting.Balanced, ClassWeighting.Balanced)),
        ["criterion.teacher"] = ("supernet", options => options.Distillation, new DistillationOptions { Teacher = "supernet" }),
        ["dataset.dataset"] = ("cifar10", options => options.Data.Format, DataFormat.Cifar10),
        ["dataset.dataset_path"] = ("./data", options => options.Data.Source, "./data"),
        ["dataset.classes"] = ("100", options => options.Data.Classes, 100),
        ["dataset.input_size"] = ("40", options => options.Data.InputSize, (ImageSize)40),
        ["dataset.label"] = ("digit", options => options.Data.Label, "digit"),
        ["dataset.limit"] = ("1000", options => options.Data.Limit, 1000),
        ["dataset.verify_data"] = ("True", options => options.Data.VerifyData, true),
        ["dataset.group_by"] = ("column:patient", options => options.Data.GroupBy, "column:patient"),
        ["dataset.fit"] = ("pad", options => options.Data.Fit, ImageFit.Pad),
        ["dataset.apply_orientation"] = ("True", options => options.Data.ApplyOrientation, true),
        ["dataset.skip_bad_images"] = ("True", options => options.Data.SkipBadImages, true),
        ["dataset.sampling"] = ("balanced", options => (options.Supernet.Sampling, options.Model.Sampling),
            (ImageSampling.Balanced, ImageSampling.Balanced)),
        ["dataset.batch_size"] = ("96", options => (options.Supernet.BatchSize, options.Model.BatchSize), (96, 96)),
        ["dataset.device_megabytes"] = ("512", options => options.Data.DeviceMegabytes, 512),
        ["dataset.evaluation_batch_size"] = ("32", options => options.Data.EvaluationBatchSize, 32),
        ["dataset.num_workers"] = ("7", options => options.Data.Workers, 7),
        ["dataset.train_portion"] = ("0.7", options => options.Data.TrainPortion, 0.7),
        ["augmentation.crop_padding"] = ("2", options => options.Data.Augmentation, new AugmentationOptions { CropPadding = 2 }),
        ["augmentation.resized_crop_scale"] =
            ("0.3", options => options.Data.Augmentation, new AugmentationOptions { ResizedCropScale = 0.3 }),
        ["augmentation.horizontal_flip"] =
            ("True", options => options.Data.Augmentation, new AugmentationOptions { HorizontalFlip = true }),
        ["augmentation.cutout_size"] = ("8", options => options.Data.Augmentation, new AugmentationOptions { CutoutSize = 8 }),
        ["augmentation.mixup_alpha"] = ("0.4", options => options.Data.Augmentation, new AugmentationOptions { MixupAlpha = 0.4 }),
        ["optim.optimizer"] = ("rmsprop", options => options.Model.Optimizer, OptimizerKind.RmsProp),
        ["optim.lr"] = ("0.012", options => options.Model.LearningRate, 0.012),
        ["optim.weight_decay"] = ("0.5", options => options.Model.WeightDecay, 0.5),
        ["optim.momentum"] = ("0.7", options => options.Model.Momentum, 0.7),
        ["optim.alpha"] = ("0.6", options => options.Model.Alpha, 0.6),
        ["optim.beta"] = ("0.55", options => options.Model.Beta, 0.55),
        ["optim.max_gradient_norm"] = ("5", options => options.Model.MaxGradientNorm, 5.0),
        ["optim.scheduler"] = ("constant", options => options.Model.Schedule, ScheduleKind.Constant),
        ["optim.decay_step"] = ("11", options => options.Model.ScheduleEpochs, 11),
        ["optim.decay_ratio"] = ("0.3", options => options.Model.ScheduleFactor, 0.3),
        ["optim.warmup_epochs"] = ("2", options => options.Model.WarmupEpochs, 2),
        ["arch_optim.a_lr"] = ("0.002", options => Of<DifferentiableOptions>(options)?.LearningRate, 0.002),
        ["arch_optim.a_weight_decay"] = ("0.03", options => Of<DifferentiableOptions>(options)?.WeightDecay, 0.03),
        ["arch_optim.a_beta"] = ("0.45", options => Of<DifferentiableOptions>(options)?.Beta, 0.45),
        ["logs_path.logger_path"] = ("./logs", options => options.Output, Path.Combine("./logs", "name")),
        ["logs_path.writer_path"] = ("./logs/tb", options => options.TensorBoard, Path.Combine("./logs/tb", "name")),
    };

    /// <summary>Keys of several places or files, which other tests are about, and those without an effect on a search.</summary>
    private static readonly string[] Others =
    [
        "agent.main_agent", "arch_optim.a_alpha", "arch_optim.a_hc_weight", "arch_optim.a_momentum", "arch_optim.a_optimizer",
        "arch_optim.hc_weight", "checkpoint.keep",
        "criterion.alpha", "criterion.embedding_channels", "criterion.hc_weight", "criterion.margin", "criterion.normalize",
        "criterion.teacher_temperature", "criterion.teacher_weight",
        "criterion.training_classes", "experiment_path.best_acc_generator_checkpoint_path", "experiment_path.best_checkpoint_path",
        "experiment_path.best_loss_generator_checkpoint_path",
        "experiment_path.checkpoint_root_path", "experiment_path.final_generator_checkpoint_path",
        "experiment_path.generator_evaluate_path", "experiment_path.lookup_table_path",
        "experiment_path.resume_path", "experiment_path.searched_model_path", "search_utility.directly_search", "search_utility.restarts",
        "train.resume",
    ];

    /// <summary>What has to be chosen for keys to have an effect.</summary>
    private static readonly (string[] Keys, string[] Choice)[] Choices =
    [
        (
            [
                "search_utility.generation_num", "search_utility.population_num", "search_utility.parent_num",
                "search_utility.mutation_rate", "search_utility.crossover_rate", "search_utility.children_num",
                "search_utility.crossover", "search_utility.mutate_crossed",
            ],
            [Evolution]),
        (["search_utility.tournament_num", "search_utility.evaluation_num"], ["agent.search_strategy_agent=AgingEvolutionSearcher"]),
        (["search_utility.proposal_num"], ["agent.search_strategy_agent=BayesianSearcher"]),
        (["search_utility.front_metrics"], ["agent.search_strategy_agent=ParetoBayesianSearcher"]),
        (["search_utility.start_num"], ["agent.search_strategy_agent=LocalSearcher"]),
        (["search_utility.rung_num"], ["agent.search_strategy_agent=HalvingSearcher"]),
        (["search_utility.random_iteration"], ["agent.search_strategy_agent=RandomSearcher"]),
        (
            [
                "agent.hc_criterion_agent", "search_utility.info_metric", "search_utility.lowest_hardware_constraint",
                "search_utility.highest_hardware_constraint",
                "search_utility.prior_pool_size", "generator.hc_dim", "generator.tau_decay", "generator.epochs",
            ],
            ["agent.search_strategy_agent=ArchitectureGeneratorSearcher"]),
        (
            [
                "train.forward_state", "train.tau", "train.tau_decay", "train.arch_warmup_epochs", "arch_optim.a_lr",
                "arch_optim.a_weight_decay", "arch_optim.a_beta",
            ],
            ["agent.search_strategy_agent=DifferentiableSearcher"]),
        (["search_utility.proxy_batch_size"], ["search_utility.fitness=naswot"]),
        (["search_utility.start_draws"], ["search_utility.start_by=naswot"]),
        (["train.random_paths"], ["agent.training_strategy_agent=SandwichSampler"]),
        (["criterion.gamma"], ["agent.criterion_agent=FocalLoss"]),
    ];

    public static TheoryData<string> Keys => [.. Effects.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_has_its_effect(string key)
    {
        var (value, found, expected) = Effects[key];
        var chosen = Choices.FirstOrDefault(each => each.Keys.Contains(key)).Choice ?? [];

        Assert.Equal(expected, found(Read([.. chosen, $"{key}={value}"])));
        Assert.NotEqual(expected, found(Read(chosen)));
    }

    [Fact]
    public void All_keys_are_tested()
    {
        var document = Parse();
        SearchConfig.Read(document, "name", new());

        Assert.Equal(document.Keys.Order(StringComparer.Ordinal), Effects.Keys.Concat(Others).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_teacher_has_its_numbers() => Assert.Equal(
        new DistillationOptions { Teacher = "runs/big", Temperature = 2, Weight = 0.5 },
        Read("criterion.teacher=runs/big", "criterion.teacher_temperature=2", "criterion.teacher_weight=0.5").Distillation);

    [Fact]
    public void A_number_of_checkpoints_stays() => Assert.Equal(
        new CheckpointOptions { KeepEveryEpochs = 2, Keep = 5 }, Read("checkpoint.keep_every_epochs=2", "checkpoint.keep=5").Checkpoints);

    [Theory]
    [InlineData(
        "checkpoint.keep=5",
        "checkpoint.keep 5 limits the checkpoints to keep; also set the number of epochs between them, with checkpoint.keep_every_epochs")]
    [InlineData(
        "criterion.teacher_weight=0.5",
        "criterion.teacher is missing: name the folder of the search or training whose network is the teacher")]
    [InlineData("criterion.teacher_weight=2", "criterion.teacher_weight is '2'; write a number from 0 to 1")]
    [InlineData(
        "agent.training_strategy_agent=StrictFairnessSampler",
        "SGNAS: strict fairness trains each candidate of a layer once in a step, but the sub-blocks of a unified layer choose together; "
        + "use fairness",
        "agent.search_space_agent=SGNAS")]
    [InlineData(
        "search_utility.fitness=naswot",
        "agent.search_strategy_agent DifferentiableSearcher searches with the weights of a supernet, and search_utility.fitness naswot "
        + "trains none; choose another strategy, such as evolution",
        "agent.search_strategy_agent=DifferentiableSearcher")]
    [InlineData(
        "train.model_from=supernet",
        "train.model_from supernet: there is no supernet, because search_utility.fitness naswot trains none; train the winner from scratch",
        "search_utility.fitness=naswot")]
    [InlineData(
        "criterion.teacher=supernet",
        "criterion.teacher supernet: there is no supernet, because search_utility.fitness naswot trains none; name the folder of a run",
        "search_utility.fitness=naswot")]
    [InlineData(
        "train.forward_state=sum",
        "train.forward_state is 'sum', which is for parameters that are given: what a search with it finds is no better than a random "
        + "draw; there are softmax, gumbel-softmax",
        "agent.search_strategy_agent=DifferentiableSearcher")]
    [InlineData("search_utility.crossover=single", "search_utility.crossover is 'single'; there are uniform, single-point", Evolution)]
    [InlineData("search_utility.mutate_crossed=perhaps", "search_utility.mutate_crossed is 'perhaps'; write True or False", Evolution)]
    [InlineData("search_utility.children_num=0", "search_utility.children_num is '0'; write a whole number from 1 to 10000", Evolution)]
    public void What_is_wrong_is_told(string setting, string expected, params string[] with) =>
        Assert.Contains(expected, Assert.Throws<ConfigException>(() => Read([setting, .. with])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("arch_optim.a_optimizer=sgd", "architecture parameters are trained with Adam; sgd is not used")]
    [InlineData("criterion.alpha=0.25", "the focal loss has no factor, so 0.25 is not used; scale optim.lr instead")]
    public void What_has_no_effect_is_a_warning(string setting, string expected)
    {
        var document = Parse("agent.criterion_agent=FocalLoss", setting);
        SearchConfig.Read(document, "name", new());

        Assert.Equal(expected, Assert.Single(document.Warnings).Message);
    }

    [Theory]
    [InlineData("\nsearch_utility:\n  population_num: 12", "; agent.search_strategy_agent is missing, so the strategy is bayesian")]
    [InlineData("", "", "search_utility.population_num=12")]
    public void What_only_other_strategies_have_is_a_warning(string rest, string reason, params string[] settings)
    {
        var strategy = rest.Length > 0 ? string.Empty : "  search_strategy_agent: RandomSearcher\n";
        var document = ConfigDocument.Parse(
            "keys", Least.Replace("dataset:", $"{strategy}dataset:", StringComparison.Ordinal) + rest, settings.Select(ConfigOverride.Set));
        SearchConfig.Read(document, "name", new());

        Assert.Equal(
            $"search_utility.population_num has no effect here: it is an option of aging, evolution, nsga2{reason}",
            Assert.Single(document.Warnings).Message);
    }

    [Theory]
    [InlineData("train.epochs=5")]
    [InlineData("agent.training_strategy_agent=SandwichSampler")]
    [InlineData("search_utility.calibration_images=300")]
    public void What_is_for_a_supernet_is_a_warning_without_one(string setting)
    {
        var document = Parse("search_utility.fitness=naswot", setting);
        SearchConfig.Read(document, "name", new());

        Assert.Equal(
            $"{setting.Split('=')[0]} has no effect: the fitness naswot trains no supernet", Assert.Single(document.Warnings).Message);
    }

    [Theory]
    [InlineData("agent.hc_criterion_agent=MSELoss", true)]
    [InlineData("agent.hc_criterion_agent=HingeLoss", false)]
    [InlineData("agent.hc_criterion_agent=MSELoss", false, "arch_optim.a_hc_weight=0.1")]
    public void A_criterion_of_costs_without_a_weight_is_a_warning(string setting, bool isWarned, params string[] with)
    {
        var document = Parse(["agent.search_strategy_agent=DifferentiableSearcher", setting, .. with]);
        SearchConfig.Read(document, "name", new());

        string[] expected =
        [
            "agent.hc_criterion_agent MSELoss has no effect without a hardware loss; give it a weight, with arch_optim.a_hc_weight",
        ];
        Assert.Equal(isWarned ? expected : [], document.Warnings.Select(warning => warning.Message));
    }

    [Theory]
    [InlineData(
        "train.keep_best=True",
        "dataset.train_portion 1 leaves no validation images to find the best epoch with; write less, such as 0.9, "
        + "or leave out train.keep_best")]
    [InlineData(
        "criterion.teacher=supernet", "a supernet can only teach in the search that trains it; name the folder of a search or training")]
    public void What_is_wrong_with_a_training_is_told(string setting, string expected)
    {
        var exception = Assert.Throws<ConfigException>(
            () => TrainConfig.Read(Parse("dataset.train_portion=1", setting), "name", new() { Architecture = [0] }));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static ConfigDocument Parse(params string[] settings)
    {
        Samples.Load();
        return ConfigDocument.Parse("keys", Least, settings.Select(ConfigOverride.Set));
    }

    private static T? Of<T>(SearchOptions options)
        where T : SearcherOptions => options.Searcher as T;

    [Theory]
    [InlineData("[48, 64]", 48, 64)]
    [InlineData("48x64", 48, 64)]
    [InlineData("64", 64, 64)]
    public void A_size_is_a_number_or_height_and_width(string text, int height, int width)
    {
        Samples.Load();
        var document = ConfigDocument.Parse("sizes.yml", $"{Least}\n  input_size: {text}\n", []);

        Assert.Equal(new ImageSize(height, width), SearchConfig.Read(document, "name", new()).Data.InputSize);
    }

    [Theory]
    [InlineData("[48, 64, 3]", "dataset.input_size is [48, 64, 3]; write a whole number from 1 to 4096, or height x width, as in 48x64")]
    [InlineData("48x5000", "dataset.input_size is '48x5000'; write a whole number from 1 to 4096, or height x width, as in 48x64")]
    public void A_size_that_is_none_is_told_with_what_to_write(string text, string fault)
    {
        Samples.Load();
        var document = ConfigDocument.Parse("sizes.yml", $"{Least}\n  input_size: {text}\n", []);

        Assert.Contains(
            fault,
            Assert.Throws<ConfigException>(() => SearchConfig.Read(document, "name", new())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto", TrainingOptions.AutoBatchSize)]
    [InlineData("\"auto\"", TrainingOptions.AutoBatchSize)]
    [InlineData("96", 96)]
    public void A_batch_size_is_a_number_or_found(string text, int expected)
    {
        Samples.Load();
        var document = ConfigDocument.Parse("batches.yml", $"{Least}\n  batch_size: {text}\n", []);

        Assert.Equal(expected, SearchConfig.Read(document, "name", new()).Supernet.BatchSize);
    }

    private static SearchOptions Read(params string[] settings) => SearchConfig.Read(Parse(settings), "name", new());
}
