using Osnas.Data;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The network that a search or a training left.</summary>
internal sealed class FinishedRun
{
    private readonly string _folder;
    private readonly string _weights;

    /// <summary>A run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="IOException">It isn't the folder of a run that is over.</exception>
    /// <exception cref="InvalidDataException">A file of the run isn't what it should be, or is of another space.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    public FinishedRun(string folder)
    {
        _folder = folder;
        var architecture = Find(folder, RunDirectory.ArchitectureFile);
        _weights = Find(folder, RunDirectory.WeightsFile(NetworkNames.Model), RunDirectory.WeightsFile(NetworkNames.Winner));
        Options = JsonText.Read(Find(folder, RunDirectory.ConfigFile), OsnasJson.Default.RunDocument);
        Options.BatchNorm.Check();
        Space = SearchSpaces.Get(Options.Space);
        Architecture = ArchitectureReader.Read(architecture, Space.Spec);
    }

    public RunDocument Options { get; }

    public SearchSpaceRegistration Space { get; }

    public Architecture Architecture { get; }

    /// <summary>Height and width of the images and the number of classes of the data that the network was trained on.</summary>
    /// <exception cref="FileNotFoundException">There is no file of the costs.</exception>
    /// <exception cref="InvalidDataException">The file of the costs isn't what it should be.</exception>
    public (int InputSize, int Classes) ReadDataShape()
    {
        var costs = Find(_folder, RunDirectory.LookUpTableFile);
        var tables = JsonText.Read(costs, OsnasJson.Default.IReadOnlyListTableDocument);
        return tables is [{ } table, ..] && OptionRanges.InputSize.Contains(table.InputSize) && OptionRanges.Classes.Contains(table.Classes)
            ? (table.InputSize, table.Classes)
            : throw new InvalidDataException($"{costs} has no table of an input size and classes that there can be.");
    }

    /// <summary>Makes sure that data is that which the network was trained and measured on.</summary>
    /// <exception cref="InvalidDataException">It isn't, or it can't be known; the message says how it differs.</exception>
    public void CheckSameData(DataSplit data)
    {
        if (RunData.TryRead(_folder) is not { } before)
            throw new InvalidDataException(
                $"{_folder} is of an earlier version of Osnas, without {RunDirectory.DataFile}: whether its data is that of now can't "
                + "be known, and images that it was trained on would count as test images. Say with --data what to measure on.");
        if (RunData.FindDifference(_folder, before, data) is { } difference)
            throw new InvalidDataException(
                $"The data of {_folder} isn't that of the run: {difference}. Another division would count images that it was trained "
                + "on as test images. Bring the data back, or say with --data what to measure on.");
    }

    /// <summary>Makes sure that the labels of data mean what they meant to the network.</summary>
    /// <param name="names">The names of the classes, by label.</param>
    /// <param name="source">Where the data is from.</param>
    /// <exception cref="InvalidDataException">They are other classes.</exception>
    public void CheckClasses(IReadOnlyList<string> names, string source)
    {
        if (RunData.TryRead(_folder) is { } data)
        {
            string[] trained = [.. data.Classes.Select(only => only.Name)];
            if (!trained.SequenceEqual(names))
                throw new InvalidDataException(
                    $"{source} has {DataDifference.Describe(names)}, and the network in {_folder} was trained on "
                    + $"{DataDifference.Describe(trained)}: its logits mean others.");
        }
        else if (ReadDataShape().Classes is var classes && classes != names.Count)
        {
            throw new InvalidDataException(
                $"{source} has {DataDifference.Describe(names)}, and the network in {_folder} was trained on {classes}.");
        }
    }

    /// <summary>The network with its weights.</summary>
    /// <param name="classes">The classes of the data.</param>
    /// <exception cref="InvalidDataException">It has other classes.</exception>
    public BaseModel LoadModel(int classes)
    {
        var model = Space.CreateModel(Architecture, classes, Options.BatchNorm);
        try
        {
            WeightsFile.Load(_weights, model);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static string Find(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"{folder} is not the folder of a run that is over: there is no {string.Join(" or ", names)}.");
}
