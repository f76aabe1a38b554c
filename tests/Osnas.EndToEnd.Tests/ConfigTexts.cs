using System.Globalization;

namespace Osnas.EndToEnd;

/// <summary>
/// The five configurations of classification that OSNASLib ships: their keys, classes and contradictions, with small
/// numbers.
/// </summary>
internal static class ConfigTexts
{
    private const string EmptyArchOptim = """

        arch_optim:
            hc_weight: ""
            a_optimizer: ""
            a_lr: ""
            a_weight_decay: ""
            a_momentum: ""
            a_alpha: ""
            a_beta: ""
        """;

    private static readonly CostStatistics Flops = ConfiguredSpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops);

    private static readonly string Target = Millions(0.6);

    public static string Evolution(string folder) =>
        $"""
        agent:
            main_agent: "CFSearchAgent"
            training_strategy_agent: "UniformSampler"
            search_strategy_agent: "EvolutionSearcher"
            search_space_agent: "ConfiguredSpace"

            criterion_agent: "LabelSmoothingCrossEntropy"

        search_utility:
            directly_search: False
            generation_num: 1
            population_num: 3
            parent_num: 2
            info_metric: "flops"
            target_hc: {Target}
        {Common(folder, seed: 1234, resume: "False", epochs: 2, portion: "0.8", weights: "./checkpoints/search_99.pth")}
        {EmptyArchOptim}
        """;

    public static string Random(string folder) =>
        $"""
        agent:
            main_agent: "CFSearchAgent"
            training_strategy_agent: "UniformSampler"
            search_strategy_agent: "RandomSearcher"
            search_space_agent: "ConfiguredSpace"

            criterion_agent: "LabelSmoothingCrossEntropy"

        search_utility:
            directly_search: True
            random_iteration: 4
            info_metric: "flops"
            target_hc: {Target}
        {Common(folder, seed: 999, resume: "True", epochs: 5, portion: "0.8", weights: "../uniform_evolution/supernet.dat")}
        {EmptyArchOptim}
        """;

    public static string Differentiable(string folder) =>
        $"""
        agent:
            main_agent: "CFSearchAgent"
            training_strategy_agent: "DifferentiableSampler"
            search_strategy_agent: "DifferentiableSearcher"
            search_space_agent: "ConfiguredSpace"

            criterion_agent: "LabelSmoothingCrossEntropy"
            hc_criterion_agent: "MSELoss"

        search_utility:
            directly_search: False
            info_metric: "flops"
            target_hc: {Target}
            prior_pool_size: 1
        {Common(folder, seed: 42, resume: "False", epochs: 2, portion: "0.8", weights: "./best_checkpoint.pth")}

        arch_optim:
            a_optimizer: "adam"
            a_hc_weight: 0.0003
            a_lr: 0.05
            a_weight_decay: 0
            a_momentum: 0
            a_alpha: ""
            a_beta: 0.5
        """;

    public static string Generator(string folder) =>
        $"""
        agent:
            main_agent: "CFSearchAgent"
            training_strategy_agent: "UniformSampler"
            search_strategy_agent: "ArchitectureGeneratorSearcher"
            search_space_agent: "ConfiguredSpace"

            criterion_agent: "LabelSmoothingCrossEntropy"
            hc_criterion_agent: "MSELoss"

        search_utility:
            directly_search: True
            random_iteration: 10
            info_metric: "flops"
            target_hc: {Target}
            lowest_hardware_constraint: {Millions(0.2)}
            highest_hardware_constraint: {Millions(0.8)}
            prior_pool_size: 1

        generator:
            hc_dim: 10
            tau_decay: 0.95
            epochs: 2
        {Common(folder, seed: 1234, resume: "True", epochs: 0, portion: "0.8", weights: "../uniform_evolution/supernet.dat")}
            best_loss_generator_checkpoint_path: "./best_loss_generator_checkpoint.pth"
            best_acc_generator_checkpoint_path: "./best_acc_generator_checkpoint_path.pth"
            final_generator_checkpoint_path: "./final_generator_checkpoint.pth"
            generator_evaluate_path: "./generator_evaluate.csv"

        arch_optim:
            a_hc_weight: 0.0006
            a_optimizer: "adam"
            a_lr: 0.0001
            a_weight_decay: 0
            a_momentum: 0
            a_alpha: ""
            a_beta: 0.5
        """;

    public static string Evaluate(string folder) =>
        $"""
        agent:
            main_agent: "CFEvaluateAgent"
            search_space_agent: "ConfiguredSpace"
            criterion_agent: "LabelSmoothingCrossEntropy"
        {Common(folder, seed: 1234, resume: "False", epochs: 2, portion: "1", weights: "./best_checkpoint.pth")}
        """;

    private static string Common(string folder, int seed, string resume, int epochs, string portion, string weights) =>
        $"""

        train:
            resume: {resume}
            random_seed: {seed}
            device: "cuda"
            ngpu: 1
            epochs: {epochs}

            bn_track_running_stats: True
            bn_momentum: 0.1

        criterion:

        dataset:
            dataset: "cifar100"
            dataset_path: "{folder}"
            classes: 100
            input_size: 32

            batch_size: 32
            num_workers: 0
            train_portion: {portion}

        optim:
            optimizer: "sgd"
            lr: 0.045
            weight_decay: 0.00004
            momentum: 0.9
            alpha: 0.9
            beta: 0.99

            scheduler: "cosine"
            decay_step: 10
            decay_ratio: 0.1

        logs_path:
            logger_path: "{folder}/logs/"
            writer_path: "{folder}/logs/tb/"

        experiment_path:
            resume_path: "{weights}"
            checkpoint_root_path: "./checkpoints/"
            best_checkpoint_path: "./best_checkpoint.pth"

            lookup_table_path: "./lookup_table.json"
            searched_model_path: "./searched_model_architecture.npy"
        """;

    /// <summary>FLOPs at a place between the cheapest and the most expensive architecture, in OSNASLib's unit.</summary>
    private static string Millions(double place) =>
        ((Flops.Min + (place * (Flops.Max - Flops.Min))) / 1e6).ToString("0.######", CultureInfo.InvariantCulture);
}
