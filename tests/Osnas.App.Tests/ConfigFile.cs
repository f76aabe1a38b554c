using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>A configuration file in a folder of its own.</summary>
internal sealed class ConfigFile : IDisposable
{
    /// <summary>The keys and units of OSNASLib's uniform_evolution.yml.</summary>
    public const string Evolution = """
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

    public string Folder { get; } = Directory.CreateTempSubdirectory("osnas-config-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Searches with a text as configuration and more arguments, up to the work.</summary>
    /// <returns>The options of the search, null if it was refused; and what the command wrote.</returns>
    public async Task<(SearchOptions? Options, CommandRun Run)> Search(string text, params string[] args)
    {
        var path = Path.Combine(Folder, "search.yml");
        File.WriteAllText(path, text);
        SearchOptions? seen = null;
        var run = await CommandRun.Of(
            (options, _, _, _) => { seen = options; return Scripted.Report; }, null, ["search", "--config", path, .. args]);
        return (seen, run);
    }
}
