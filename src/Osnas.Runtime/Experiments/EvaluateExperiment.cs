using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Measures the accuracy of a network that a search or a training left.</summary>
public static class EvaluateExperiment
{
    /// <summary>Measures it.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="data">The data; null for that of the run. Its images are scaled to the size of those of the run, unless it says otherwise.</param>
    /// <returns>How good the network is.</returns>
    /// <exception cref="IOException">The folder isn't that of a run that is over, or the data can't be found.</exception>
    /// <exception cref="InvalidDataException">A file of the run isn't what it should be, or is of another space.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static EvaluateReport Run(string folder, DataOptions? data = null)
    {
        var run = new FinishedRun(folder);
        data = data is null ? run.Options.Data : data with { InputSize = data.InputSize ?? run.ReadDataShape().InputSize };
        using var images = Experiment.Load(run.Space, data, run.Options.Seed);
        Experiment.CheckBatches(images.Train);
        using var model = run.LoadModel(images.Train.Classes);
        var accuracy = TrainedModel.Measure(model, images);
        return new(run.Space.Spec.Name, [.. run.Architecture], images.Test.Count, accuracy.TestAccuracy, images.HasValidation ? images.Validation.Count : 0, accuracy.ValidationAccuracy);
    }
}
