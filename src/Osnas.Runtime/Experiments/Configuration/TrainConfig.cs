using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>Reads a training from a command line and a configuration file, which has the keys of OSNASLib.</summary>
public static class TrainConfig
{
    /// <summary>The flags of the command line: of a training, and of all criteria.</summary>
    /// <param name="defaults">The defaults.</param>
    /// <returns>The flags, but for that of the architecture.</returns>
    public static IReadOnlyList<OptionFlag> Flags(TrainOptions defaults) => OptionFlag.Of(
    [
        .. SpaceChoice.WithPreset(TrainOptions.Declared.WithDefaults(defaults)), .. RunPlace.Declared.WithDefaults(new RunPlace()),
    ]);

    /// <summary>Reads a training. What isn't given is as the defaults have it.</summary>
    /// <param name="document">The values that are given. Its warnings are complete afterwards.</param>
    /// <param name="name">
    /// The name of the run, if none is given: that of the search whose architecture is trained, if the file names none;
    /// null for one that tells space, data and seed.
    /// </param>
    /// <param name="defaults">The defaults. <see cref="TrainOptions.Output"/> is the folder that runs have their folders in.</param>
    /// <param name="findArchitecture">Finds the architecture that the command line names; null if it names none.</param>
    /// <param name="findSpace">Finds the space of that architecture, for values that name no space; null if nothing can.</param>
    /// <returns>
    /// The training. If there is a file, its folder is <c>model</c> in that of the run: what the search left there stays.
    /// </returns>
    /// <exception cref="ConfigException">Something is wrong with the values; the message lists all of it.</exception>
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
        var run = place.NameOf(options.Space, options.Data.Source, options.Seed);
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
