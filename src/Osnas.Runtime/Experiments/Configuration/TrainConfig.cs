using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>Reads the options of a training from a command line and a configuration file, which has OSNASLib's keys.</summary>
public static class TrainConfig
{
    /// <summary>Gets the flags of a training on the command line, including those of all criteria.</summary>
    /// <param name="defaults">The default options.</param>
    /// <returns>The flags, without the one for the architecture.</returns>
    public static IReadOnlyList<OptionFlag> Flags(TrainOptions defaults) => OptionFlag.Of(
    [
        .. SpaceChoice.WithPreset(TrainOptions.Declared.WithDefaults(defaults)), .. RunPlace.OfTraining.WithDefaults(new RunPlace()),
    ]);

    /// <summary>Reads the options of a training. Options without a value have their defaults.</summary>
    /// <param name="document">The values. Their warnings are complete afterwards.</param>
    /// <param name="name">The name of the run, used if the values contain none: that of the search whose architecture is
    /// trained. Null composes a name from space, data and seed.</param>
    /// <param name="defaults">The default options. <see cref="TrainOptions.Output"/> is the folder that contains the folders of
    /// runs.</param>
    /// <param name="findArchitecture">Finds the architecture that the command line names; returns null if it names none.</param>
    /// <param name="findSpace">Finds the search space of that architecture, if the values name no space; null if it can't be
    /// found.</param>
    /// <returns>The options. With a file, the folder is <c>model</c> in the run's folder, so that the files of the search there
    /// stay.</returns>
    /// <exception cref="ConfigException">The values contain errors. The message lists all of them.</exception>
    public static TrainOptions Read(
        ConfigDocument document,
        string? name,
        TrainOptions defaults,
        Func<SearchSpaceSpec, Architecture>? findArchitecture = null,
        Func<SearchSpaceRegistration?>? findSpace = null)
    {
        var sections = new ConfigSections(document);
        sections.CheckAgent("CFEvaluateAgent", "train", "CFSearchAgent", "search");
        sections.IgnoreUnused();
        document.Ignore("agent.training_strategy_agent", "agent.search_strategy_agent", "agent.hc_criterion_agent");
        document.Ignore("train.resume", "experiment_path.resume_path");
        document.IgnoreSection("search_utility", "arch_optim", "generator");

        var options = TrainOptions.Declared.Apply(defaults, document);
        options = options with { Device = sections.Device(TrainOptions.Declared.Declaration(nameof(TrainOptions.Device)), options.Device) };
        var space = TrainOptions.Declared.Declaration(nameof(TrainOptions.Space));
        options = options with { Space = SpaceChoice.Read(document, space, options.Space, choose: null, findSpace) };
        var place = RunPlace.Read(document, name, defaults.Output);
        var run = place.NameOfTraining(options.Space, options.Data.Source, options.Seed);
        var folder = Path.Combine(place.Folder, run);
        options = options with
        {
            Output = document.IsFile ? Path.Combine(folder, TrainExperiment.Network) : folder,
            TensorBoard = place.Curves is { } curves ? Path.Combine(curves, run) : options.TensorBoard,
        };
        document.CheckUnused(TrainOptions.Declared.Others(options));
        if (SearchSpaces.Find(options.Space) is { Spec: var spec } && options.Architecture.Count == 0)
        {
            var architecture = findArchitecture is null ? FindArchitecture(document, spec, folder) : [.. findArchitecture(spec)];
            options = options with { Architecture = architecture };
        }


        TrainOptions.Declared.Judge(options, document);
        document.Check();
        return options;
    }

    /// <summary>The architecture in the named file, or else the one that a search of the same name found.</summary>
    private static IReadOnlyList<int> FindArchitecture(ConfigDocument document, SearchSpaceSpec spec, string run)
    {
        const string Key = "experiment_path.searched_model_path";
        var named = document.Text(Key) is { } relative ? Path.GetFullPath(Path.Combine(run, relative)) : null;
        var found = Path.GetFullPath(Path.Combine(run, RunDirectory.ArchitectureFile));
        var path = File.Exists(named) ? named : found;
        if (!File.Exists(path))
        {
            document.Error(Key, $"there is no architecture: neither {named ?? Key} nor {found} exists; first search with the same name");
            return [];
        }

        try
        {
            return [.. ArchitectureReader.Read(path, spec)];
        }
        catch (InvalidDataException exception)
        {
            document.Error(Key, exception.Message);
            return [];
        }
    }
}
