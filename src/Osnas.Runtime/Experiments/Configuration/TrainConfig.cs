using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Reads a training from a configuration file with the keys of OSNASLib.</summary>
public static class TrainConfig
{
    /// <summary>What a training without epochs means.</summary>
    public const string Untrained = "0 epochs leave the network untrained: its accuracy is chance";

    /// <summary>Reads a training. What the file leaves out is as the defaults have it.</summary>
    /// <param name="document">The configuration. Its warnings are complete afterwards.</param>
    /// <param name="name">The name of the run: that of the search whose architecture is trained, if the file names none.</param>
    /// <param name="defaults">The defaults.</param>
    /// <returns>The training. Its folder is <c>model</c> in that of the run: what the search left there stays.</returns>
    /// <exception cref="ConfigException">Something is wrong with the configuration; the message lists all of it.</exception>
    public static TrainOptions Read(ConfigDocument document, string name, TrainOptions defaults)
    {
        const string ArchitectureKey = "experiment_path.searched_model_path";
        const string BestKey = "train.keep_best";
        var sections = new ConfigSections(document);
        sections.CheckAgent("CFEvaluateAgent", "train", "CFSearchAgent", "search");
        sections.IgnoreSearch();
        var run = Path.Combine(sections.LogFolder() ?? defaults.Output, name);
        var options = defaults with
        {
            Space = sections.Space(defaults.Space),
            Data = sections.Data(defaults.Data),
            Output = Path.Combine(run, TrainExperiment.Network),
            TensorBoard = sections.TensorBoard(name) ?? defaults.TensorBoard,
            Seed = sections.Seed(defaults.Seed),
            Checkpoints = sections.Checkpoints(defaults.Checkpoints),
            BatchNorm = sections.BatchNorm(defaults.BatchNorm),
            Model = sections.Training(defaults.Model) with { KeepBest = document.Flag(BestKey) ?? defaults.Model.KeepBest },
            Distillation = sections.Distillation(defaults.Distillation),
        };
        if (options is { Model.KeepBest: true, Data.TrainPortion: 1 })
            document.Error(BestKey, $"dataset.train_portion is 1, which leaves no validation images to tell the best epoch by; write less, as 0.9, or leave out {BestKey}");
        if (options.Distillation?.Teacher == DistillationOptions.Supernet)
            document.Error("criterion.teacher", "a supernet teaches in the search that trains it; name the folder of a search or a training");
        if (options.Model.Epochs == 0)
            document.Warn("train.epochs", Untrained);
        document.Ignore("train.resume", "experiment_path.resume_path");
        if (defaults.Architecture.Count == 0)
            options = options with { Architecture = FindArchitecture(document, ArchitectureKey, options.Space, run) };
        document.Check();
        return options;
    }

    /// <summary>The architecture in the named file, or else the one that a search of the same name found.</summary>
    private static IReadOnlyList<int> FindArchitecture(ConfigDocument document, string key, string space, string run)
    {
        var named = document.Text(key) is { } relative ? Path.GetFullPath(Path.Combine(run, relative)) : null;
        var found = Path.GetFullPath(Path.Combine(run, RunDirectory.ArchitectureFile));
        var path = File.Exists(named) ? named : found;
        if (SearchSpaces.Find(space) is not { } registration)
            return [];
        if (!File.Exists(path))
        {
            document.Error(key, $"there is no architecture: neither {named ?? key} nor {found} is there; search first, with the same name");
            return [];
        }

        try
        {
            return [.. ArchitectureReader.Read(path, registration.Spec)];
        }
        catch (InvalidDataException exception)
        {
            document.Error(key, exception.Message);
            return [];
        }
    }
}
