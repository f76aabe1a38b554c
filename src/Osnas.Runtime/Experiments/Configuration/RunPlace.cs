using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>Where the files of a run are.</summary>
internal sealed record RunPlace
{
    /// <summary>The folder that runs have their folders in, if nothing else is said.</summary>
    public const string DefaultFolder = "runs";

    private const string TrainingPart = "train-";

    /// <summary>The options.</summary>
    public static OptionSet<RunPlace> Declared { get; } = new OptionSet<RunPlace>()
        .Text(
            nameof(Name), "name", options => options.Name, (options, value) => options with { Name = value },
            DescribeName(string.Empty), "--name",
            findFault: FindNameFault)
        .Text(
            nameof(Folder), "folder", options => options.Folder, (options, value) => options with { Folder = value ?? string.Empty },
            "The parent folder of the run's folder", "--output", ["logs_path.logger_path"],
            findFault: (value, name) => string.IsNullOrWhiteSpace(value) ? $"{name} is empty; write a folder" : null)
        .Text(
            nameof(Curves), "folder", options => options.Curves, (options, value) => options with { Curves = value },
            "Write TensorBoard curves to a subfolder of this folder, named after the run", "--tensorboard", ["logs_path.writer_path"],
            findFault: (value, name) => value is not null && string.IsNullOrWhiteSpace(value) ? $"{name} is empty; write a folder" : null);

    /// <summary>The name of the run; null for one that tells its space, data and seed.</summary>
    public string? Name { get; init; }

    /// <summary>The folder that runs have their folders in.</summary>
    public string Folder { get; init; } = DefaultFolder;

    /// <summary>The folder that runs have their folders of curves in; null for no curves.</summary>
    public string? Curves { get; init; }

    /// <summary>The place that values give.</summary>
    /// <param name="given">The values.</param>
    /// <param name="name">The name, if they give none; null for one that is made.</param>
    /// <param name="folder">The folder, if they give none; empty for the usual one.</param>
    public static RunPlace Read(IGivenValues given, string? name, string folder) =>
        Declared.Apply(new RunPlace { Name = name, Folder = folder.Length > 0 ? folder : DefaultFolder }, given);

    /// <summary>The options of a training, whose usual name differs from that of a search.</summary>
    public static OptionSet<RunPlace> OfTraining { get; } =
        Declared.Change(nameof(Name), option => option with { Description = DescribeName(TrainingPart) });

    /// <summary>The name of a search.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">The data.</param>
    /// <param name="seed">The seed.</param>
    public string NameOfSearch(string space, string data, int seed) => NameOf(space, data, string.Empty, seed);

    /// <summary>The name of a training, which has the folder of a search only where a configuration or a name says so.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">The data.</param>
    /// <param name="seed">The seed.</param>
    public string NameOfTraining(string space, string data, int seed) => NameOf(space, data, TrainingPart, seed);

    /// <summary>The name of data: that of its folder or file.</summary>
    /// <param name="data">Where the data is from.</param>
    public static string DataName(string data) => Path.GetFileName(Path.TrimEndingDirectorySeparator(data)).Split('.')[0];

    private string NameOf(string space, string data, string part, int seed) =>
        Name ?? $"{space}-{DataName(data)}-{part}seed{seed}".ToLowerInvariant();

    private static string DescribeName(string part) =>
        $"Name of the run and of its folder [default: <space>-<data>-{part}seed<seed>, or the name of the configuration file]";

    /// <summary>A name that leads elsewhere would mix the run's files with others.</summary>
    private static string? FindNameFault(string? value, string name) =>
        value is null || (value.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && value.Trim('.', ' ').Length > 0)
            ? null
            : $"{name}: '{NumberText.Shorten(value)}' is not a valid folder name; choose its parent folder with --output";
}
