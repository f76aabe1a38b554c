using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Measures the accuracy of a network that a search or a training left.</summary>
public static class EvaluateExperiment
{
    /// <summary>Measures it.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="data">The data; null for that of the run.</param>
    /// <returns>How good the network is.</returns>
    /// <exception cref="IOException">The folder isn't that of a run that is over, or the data can't be found.</exception>
    /// <exception cref="InvalidDataException">A file of the run isn't what it should be, or is of another space.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static EvaluateReport Run(string folder, DataOptions? data = null)
    {
        var architectureFile = Find(folder, RunDirectory.ArchitectureFile);
        var weightsFile = Find(folder, RunDirectory.WeightsFile(TrainExperiment.Network), RunDirectory.WeightsFile(SearchExperiment.Winner));
        var run = OsnasJson.Read(Find(folder, RunDirectory.ConfigFile), OsnasJson.Default.RunDocument);
        var space = SearchSpaces.Get(run.Space);
        var architecture = ArchitectureDocument.Read(architectureFile, space.Spec);
        using var images = Experiment.Load(space, data ?? run.Data, run.Seed);
        using var model = space.CreateModel(architecture, images.Train.Classes, run.BatchNorm);
        Load(model, weightsFile);
        var accuracy = TrainedModel.Measure(model, images);
        return new(space.Spec.Name, [.. architecture], images.Test.Count, accuracy.TestAccuracy, images.HasValidation ? images.Validation.Count : 0, accuracy.ValidationAccuracy);
    }

    private static void Load(nn.Module model, string path)
    {
        try
        {
            model.load(path);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path} doesn't hold the weights of this network, with as many classes as the data has: {exception.Message}");
        }
    }

    private static string Find(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"{folder} is not the folder of a run that is over: there is no {string.Join(" or ", names)}.");
}
