using Osnas.Export;
using Osnas.Modules;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Loads the weights that a training starts from, from a file of any format that Osnas reads.</summary>
internal static class InitialWeights
{
    private const int MostClasses = 4;

    /// <summary>Loads the tensors that fit the network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isPartial">Whether tensors may be left out; otherwise, all must fit.</param>
    /// <param name="network">The network.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="InvalidDataException">Some tensors don't fit, none does, or the file isn't one of weights.</exception>
    public static InitialWeightsDocument Load(string path, bool isPartial, nn.Module network)
    {
        using var file = File.OpenRead(path);
        var places = List(file, path);
        var state = network.state_dict();
        var fit = WeightsFit.Compare(places.Values.Select(tensor => (tensor.Name, tensor.Form)), state, "the file");
        if (fit.Fitting.Count == 0)
            throw new InvalidDataException($"No tensor of {path} fits the network: {fit.Summary}.");
        if (fit.Differences.Count > 0 && !isPartial)
            throw new InvalidDataException(
                $"{path} doesn't fit the network: {fit.Summary}. To load only what fits ({fit.Fitting.Count} of {state.Count} tensors), "
                + "add --weights-partial.");
        foreach (var name in fit.Fitting)
        {
            file.Position = places[name].Position;
            TensorBytes.Read(file, state[name]);
        }

        return FiniteWeights.FindFault(network) is { } fault
            ? throw new InvalidDataException($"{path}: {fault}.")
            : new(path, fit.Fitting.Count, state.Count, fit.Differences);
    }

    /// <summary>How the classes of data differ from those that the weights were trained on, if as many: a classifier of another
    /// number doesn't fit, which is told as such.</summary>
    /// <param name="path">The file of the weights.</param>
    /// <param name="names">The names of the classes of the data, by label.</param>
    /// <returns>The difference as a clause; null if there is none, or if it isn't known what the weights were trained on.</returns>
    public static string? FindOtherClasses(string path, IReadOnlyList<string> names)
    {
        if (FindClasses(path) is not { } trained || trained.Count != names.Count)
            return null;
        var differ = Enumerable.Range(0, names.Count).Where(label => trained[label] != names[label]).ToArray();
        return differ.Length == 0
            ? null
            : $"its outputs stand for other classes: {Join(trained)} instead of {Join(names)}";

        string Join(IReadOnlyList<string> all) =>
            string.Join(", ", differ.Take(MostClasses).Select(label => all[label]))
            + (differ.Length > MostClasses ? ", ..." : string.Empty);
    }

    /// <summary>The classes by the description of an exported network, or by the data of the run whose folder has the file.</summary>
    private static IReadOnlyList<string>? FindClasses(string path)
    {
        var description = ModelMetadata.PathBeside(path);
        if (File.Exists(description) && ModelMetadata.TryRead(description) is { } model)
            return model.Classes;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return RunFolder.IsOfRun(folder) ? RunData.TryRead(folder)?.ClassNames : null;
    }

    private static Dictionary<string, StoredTensor> List(FileStream file, string path)
    {
        var tensors = path.EndsWith(ExportExperiment.WeightsExtension, StringComparison.OrdinalIgnoreCase)
            ? SafeTensors.List(file, path)
            : WeightsFile.List(file, path);
        var places = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            if (!places.TryAdd(tensor.Name, tensor))
                throw new InvalidDataException($"{path}: {NumberText.Shorten(tensor.Name)} is there twice.");
        }

        return places;
    }
}
