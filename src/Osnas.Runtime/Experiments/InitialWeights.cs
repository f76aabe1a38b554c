using System.Security.Cryptography;
using Osnas.Export;
using Osnas.Modules;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Loads the weights that a training starts from, from a file of any format that Osnas reads.</summary>
internal static class InitialWeights
{
    /// <summary>The SHA-256 of a file.</summary>
    public static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file)).ToLowerInvariant();
    }

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
            using var noGrad = no_grad();
            file.Position = places[name].Position;
            state[name].ReadBytesFromStream(file);
        }

        return FiniteWeights.FindFault(network) is { } fault
            ? throw new InvalidDataException($"{path}: {fault}.")
            : new(path, fit.Fitting.Count, state.Count, fit.Differences);
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
