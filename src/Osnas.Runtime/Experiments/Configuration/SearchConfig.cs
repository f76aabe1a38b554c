using Osnas.Options;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>Reads the options of a search from a command line and a configuration file, which has OSNASLib's keys.</summary>
public static class SearchConfig
{
    private const string DirectKey = "search_utility.directly_search";

    /// <summary>Gets the flags of a search on the command line, including those of all parts that can be chosen by name.</summary>
    /// <param name="defaults">The default options.</param>
    /// <returns>The flags, without the one for budgets.</returns>
    public static IReadOnlyList<OptionFlag> Flags(SearchOptions defaults)
    {
        var place = new RunPlace { Folder = defaults.Output.Length > 0 ? defaults.Output : RunPlace.DefaultFolder };
        return OptionFlag.Of(
        [
            .. SpaceChoice.WithPreset(SearchOptions.Declared.WithDefaults(defaults)), .. RunPlace.Declared.WithDefaults(place),
        ]);
    }

    /// <summary>Reads the options of a search. Options without a value have their defaults.</summary>
    /// <param name="document">The values. Their warnings are complete afterwards.</param>
    /// <param name="name">The name of the run, used if the values contain none: its folder in <c>logs_path.logger_path</c>.
    /// Null composes a name from space, data and seed.</param>
    /// <param name="defaults">The default options. <see cref="SearchOptions.Output"/> is the folder that contains the folders
    /// of runs.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ConfigException">The values contain errors. The message lists all of them.</exception>
    public static SearchOptions Read(ConfigDocument document, string? name, SearchOptions defaults)
    {
        var sections = new ConfigSections(document);
        sections.CheckAgent("CFSearchAgent", "search", "CFEvaluateAgent", "train");
        sections.IgnoreUnused();
        document.Ignore("arch_optim.hc_weight", "arch_optim.a_momentum", "arch_optim.a_alpha", "experiment_path.searched_model_path");
        document.Ignore("experiment_path.best_loss_generator_checkpoint_path", "experiment_path.best_acc_generator_checkpoint_path");
        document.Ignore("experiment_path.final_generator_checkpoint_path", "experiment_path.generator_evaluate_path");

        var options = SearchOptions.Declared.Apply(defaults, document);
        options = options with
        {
            Device = sections.Device(SearchOptions.Declared.Declaration(nameof(SearchOptions.Device)), options.Device)
        };
        options = options with { Budget = sections.Budget() ?? defaults.Budget };
        options = options with
        {
            Space = SpaceChoice.Read(
                document,
                SearchOptions.Declared.Declaration(nameof(SearchOptions.Space)),
                options.Space,
                () => PresetSelection.Choose(options.Data, options.Budget ?? [])),
        };
        if (GivesWay(
            SearchOptions.Declared.Declaration(nameof(SearchOptions.Sampler)),
            SearchOptions.Declared.Declaration(nameof(SearchOptions.Searcher)),
            document))
            options = options.WithMatchingSampler();
        options = options with { Searcher = sections.ScaleHardwareWeight(options.Searcher, options) };
        options = Place(document, options, name, defaults);
        WarnOfStrategy(document, options);
        sections.WarnOfUnit(options);
        document.CheckUnused(SearchOptions.Declared.Others(options));
        SearchOptions.Declared.Judge(options, document);
        WarnOfSupernet(document, options);
        var isDirect = document.Flag(DirectKey) is true;
        if (isDirect && options is { SupernetWeights: null, Fitness.NeedsSupernet: true })
        {
            document.Warn(
                DirectKey,
                "there are no weights to search directly (set train.resume and experiment_path.resume_path): "
                + $"the supernet is trained for {options.Supernet.Epochs} epochs first");
        }

        document.Check();
        return isDirect && options.SupernetWeights is not null ? options with { Supernet = options.Supernet with { Epochs = 0 } } : options;
    }

    /// <summary>Reads the options of a search that repeats an earlier run. Options without a value are those of the run.</summary>
    /// <param name="document">The values. Their warnings are complete afterwards.</param>
    /// <param name="run">The folder of the earlier run, which is not changed.</param>
    /// <param name="defaults">The default options, of which only <see cref="SearchOptions.Output"/> is used: the folder that
    /// contains the folders of runs.</param>
    /// <returns>The options, with a new folder, or with the folder of the same search if it was stopped.</returns>
    /// <exception cref="IOException">The folder doesn't contain a run.</exception>
    /// <exception cref="InvalidDataException">The run is of another command or version, or can't be read.</exception>
    /// <exception cref="ConfigException">The values contain errors. The message lists all of them.</exception>
    public static SearchOptions Repeat(ConfigDocument document, string run, SearchOptions defaults)
    {
        var before = RepeatedSearch.ReadOptions(run);
        var options = Read(document, name: null, before with { Output = defaults.Output, TensorBoard = null });
        var (folder, name) = (Path.GetDirectoryName(options.Output)!, Path.GetFileName(options.Output));
        if (RunPlace.Read(document, null, defaults.Output).Name is null)
            name = RepeatedSearch.FindName(options, folder, name);
        var curves = options.TensorBoard ?? before.TensorBoard;
        return options with
        {
            Output = Path.Combine(folder, name),
            TensorBoard = curves is null ? null : Path.Combine(Path.GetDirectoryName(curves)!, name),
        };
    }

    /// <summary>
    /// Whether a sampler gives way to one that goes with the strategy: it does unless both come from the same place, or the
    /// sampler goes before.
    /// </summary>
    private static bool GivesWay(OptionDeclaration sampler, OptionDeclaration searcher, ConfigDocument document) =>
        !document.IsOnCommandLine(sampler) && (document.IsOnCommandLine(searcher) || document.Find(sampler) is null);

    /// <summary>Warns of what is given for a strategy, if none is named: with the name, it would have its effect.</summary>
    private static void WarnOfStrategy(ConfigDocument document, SearchOptions options)
    {
        var strategy = SearchOptions.Declared.Declaration(nameof(SearchOptions.Searcher));
        if (document.Find(strategy) is not null)
            return;
        document.WarnOfUnread(
            SearcherRegistry.All.OptionsOfOthers(options.Searcher),
            $"; {document.NameOf(strategy)} is missing, so the strategy is {SearcherRegistry.All.NameOf(options.Searcher)}");
    }

    /// <summary>Warns of what is given for a supernet, if the fitness trains none.</summary>
    private static void WarnOfSupernet(ConfigDocument document, SearchOptions options)
    {
        if (options.Fitness.NeedsSupernet)
            return;
        var fitness = FitnessRegistry.All.NameOf(options.Fitness);
        foreach (var option in SearchOptions.OfSupernet.Where(option => document.Find(option) is not null))
            document.AddWarning(option, $"{document.NameOf(option)} has no effect: the fitness {fitness} trains no supernet");
    }

    private static SearchOptions Place(ConfigDocument document, SearchOptions options, string? name, SearchOptions defaults)
    {
        var place = RunPlace.Read(document, name, defaults.Output);
        var run = place.NameOfSearch(options.Space, options.Data.Source, options.Seed);
        var output = Path.Combine(place.Folder, run);
        return options with
        {
            Output = output,
            TensorBoard = place.Curves is { } curves ? Path.Combine(curves, run) : options.TensorBoard,
            SupernetWeights = Weights(document, output) ?? options.SupernetWeights,
        };
    }

    /// <summary>The weights to start from, if there are any: OSNASLib's files ask for them before the first training, too.</summary>
    private static string? Weights(ConfigDocument document, string output)
    {
        const string ResumeKey = "train.resume";
        const string PathKey = "experiment_path.resume_path";
        var path = document.Text(PathKey) is { } relative ? Path.GetFullPath(Path.Combine(output, relative)) : null;
        var isAsked = document.Flag(ResumeKey) is true;
        if (isAsked && path is null)
            document.Error(ResumeKey, $"{ResumeKey} needs {PathKey}, the weights to start from");
        if (!isAsked || path is null || File.Exists(path))
            return isAsked ? path : null;
        document.Warn(PathKey, $"there is no file {path}; the supernet starts from new weights");
        return null;
    }
}
