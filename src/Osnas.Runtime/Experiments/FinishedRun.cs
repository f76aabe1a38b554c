using System.Globalization;
using Osnas.Data;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>The network of a finished search or training.</summary>
internal sealed class FinishedRun
{
    private readonly string _weights;
    private readonly string _architecture;
    private readonly Lazy<DataDocument?> _data;
    private readonly Lazy<(ImageSize InputSize, int Classes)> _dataShape;

    /// <summary>A run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="IOException">It isn't the folder of a finished run.</exception>
    /// <exception cref="InvalidDataException">A file of the run is invalid, or belongs to another space.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    public FinishedRun(string folder)
    {
        Folder = folder;
        _architecture = Find(folder, RunDirectory.ArchitectureFile);
        _weights = Read(FindWeights);
        Options = Read(() => JsonText.Read(Find(folder, RunDirectory.ConfigFile), OsnasJson.Default.RunDocument));
        Options.BatchNorm.Check();
        Space = SearchSpaces.Get(Options.Space);
        Architecture = Read(() => ArchitectureReader.Read(_architecture, Space.Spec));
        _data = new(() => Read(() => RunData.TryRead(folder)));
        _dataShape = new(() => Read(ReadDataShape));
    }

    /// <summary>The folder of the run.</summary>
    public string Folder { get; }

    public RunDocument Options { get; }

    public SearchSpaceRegistration Space { get; }

    public Architecture Architecture { get; }

    /// <summary>The description of its data; null for a run of Osnas 0.1.</summary>
    /// <exception cref="InvalidDataException">It isn't one that this version reads.</exception>
    public DataDocument? Data => _data.Value;

    /// <summary>Height and width of the images and the number of classes of the data that the network was trained on.</summary>
    /// <exception cref="FileNotFoundException">There is no file of the costs.</exception>
    /// <exception cref="InvalidDataException">The file of the costs is invalid.</exception>
    public (ImageSize InputSize, int Classes) DataShape => _dataShape.Value;

    /// <summary>The names of the classes, by label; those of a run of Osnas 0.1 are numbers.</summary>
    public IReadOnlyList<string> ClassNames => Data?.ClassNames
        ?? [.. Enumerable.Range(0, DataShape.Classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The version that started the run; null if that was Osnas 0.2 or earlier.</summary>
    public VersionDocument? ReadVersion() => RunDirectory.TryReadVersion(Folder);

    /// <summary>The accuracy on the test images, from 0 to 1; null if it isn't known.</summary>
    public double? ReadTestAccuracy() => JsonText.Read(_architecture, OsnasJson.Default.ArchitectureDocument).TestAccuracy;

    /// <summary>Makes sure that the data is the data that the network was trained and measured on.</summary>
    /// <exception cref="InvalidDataException">It isn't, or it can't be known; the message says how it differs.</exception>
    public void CheckSameData(DataSplit data)
    {
        if (Data is not { } before)
            throw new InvalidDataException(
                $"{Folder} is of an earlier version of Osnas, without {RunDirectory.DataFile}. Its data can't be compared with the "
                + "current data, so training images could count as test images. Name the data to measure on with --data.");
        if (RunData.FindDifference(Folder, before, data) is { } difference)
            throw new InvalidDataException(
                $"The data of {Folder} has changed: {difference}. With another split, images that the network was trained "
                + "on would count as test images. Restore the data, or name the data to measure on with --data.");
    }

    /// <summary>Makes sure that the labels of the data have the same meaning as in the network's training.</summary>
    /// <param name="names">The names of the classes, by label.</param>
    /// <param name="source">Where the data is from.</param>
    /// <exception cref="InvalidDataException">They are other classes.</exception>
    public void CheckClasses(IReadOnlyList<string> names, string source)
    {
        if (Data?.ClassNames is { } trained)
        {
            if (!trained.SequenceEqual(names))
                throw new InvalidDataException(
                    $"{source} has {DataDifference.Describe(names)}, and the network in {Folder} was trained on "
                    + $"{DataDifference.Describe(trained)}: its outputs stand for other classes.");
        }
        else if (DataShape.Classes is var classes && classes != names.Count)
        {
            throw new InvalidDataException(
                $"{source} has {DataDifference.Describe(names)}, and the network in {Folder} was trained on {classes}.");
        }
    }

    /// <summary>The network with its weights.</summary>
    /// <param name="classes">The classes of the data.</param>
    /// <param name="device">Its device; null is the CPU.</param>
    /// <exception cref="InvalidDataException">It has other classes.</exception>
    public BaseModel LoadModel(int classes, Device? device = null)
    {
        var model = Space.CreateModel(Architecture, classes, Options.BatchNorm, device);
        try
        {
            return Read(() =>
            {
                WeightsFile.Load(_weights, model);
                return model;
            });
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private T Read<T>(Func<T> read) => RunDirectory.ReadFiles(Folder, read);

    /// <summary>A run with several trainings of its winner says which one is the model.</summary>
    private string FindWeights() => JsonText.Read(_architecture, OsnasJson.Default.ArchitectureDocument).Weights is { } named
        ? Find(Folder, Path.GetFileName(named))
        : Find(Folder, RunDirectory.WeightsFile(NetworkNames.Model), RunDirectory.WeightsFile(NetworkNames.Winner));

    private (ImageSize InputSize, int Classes) ReadDataShape()
    {
        var costs = Find(Folder, RunDirectory.LookUpTableFile);
        var tables = JsonText.Read(costs, OsnasJson.Default.IReadOnlyListTableDocument);
        return tables is [{ } table, ..] && IsPossible(table.InputSize) && OptionRanges.Classes.Contains(table.Classes)
            ? (table.InputSize, table.Classes)
            : throw new InvalidDataException($"{costs} has an invalid input size or number of classes.");
    }

    private static bool IsPossible(ImageSize size) =>
        OptionRanges.InputSize.Contains(size.Height) && OptionRanges.InputSize.Contains(size.Width);

    private static string Find(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw Missing(folder, names);

    private static IOException Missing(string folder, string[] names)
    {
        if (!Path.Exists(folder))
            return new DirectoryNotFoundException($"There is no folder {folder}. Name the folder of a finished run.");
        if (!RunFolder.IsOfRun(folder) || RunFolder.IsFinished(folder))
            return new FileNotFoundException($"{folder} is not the folder of a finished run: it has no {string.Join(" or ", names)}.");
        return new FileNotFoundException(
            RunFolder.IsInUse(folder)
                ? $"The run in {folder} isn't finished: a process works on it."
                : $"The run in {folder} was stopped before its end. Resume it with the command that began it.");
    }
}
