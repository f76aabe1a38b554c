using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Measures the accuracy of a network that a search or a training left.</summary>
public static class EvaluateExperiment
{
    /// <summary>Measures it.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="data">The data; null for that of the run. Its images are scaled to the size of those of the run, unless it
    /// says otherwise.</param>
    /// <param name="verifyData">Whether the files of the run's own data are read again, those too that haven't changed by size
    /// and time.</param>
    /// <returns>How good the network is.</returns>
    /// <exception cref="IOException">The folder isn't that of a run that is over, or the data can't be found.</exception>
    /// <exception cref="InvalidDataException">
    /// A file of the run isn't what it should be, or is of another space; the data of the run isn't what it was, or
    /// other data has other classes.
    /// </exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static EvaluateReport Run(string folder, DataOptions? data = null, bool verifyData = false)
    {
        var run = new FinishedRun(folder);
        var options = data is null
            ? run.Options.Data with { VerifyData = verifyData }
            : data with { InputSize = data.InputSize ?? run.ReadDataShape().InputSize };
        using var images = Experiment.Load(run.Space, options, run.Options.Seed);
        Experiment.CheckBatches(images.Train);
        if (data is null)
            run.CheckSameData(images);
        else
            run.CheckClasses(images.ClassNames, data.Source);
        using var model = run.LoadModel(images.Train.Classes);
        var accuracy = TrainedModel.Measure(model, images);
        return new(
            run.Space.Spec.Name,
            [.. run.Architecture],
            images.Test.Count,
            accuracy.TestAccuracy,
            images.HasValidation ? images.Validation.Count : 0,
            accuracy.ValidationAccuracy);
    }
}
