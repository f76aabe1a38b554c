using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Measures the accuracy of the trained network of a search or training.</summary>
public static class EvaluateExperiment
{
    /// <summary>Measures the accuracy.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="data">
    /// The data; null for that of the run. If the data has no parts, all of it is measured; otherwise, its test and validation
    /// images are. If it is the data of the run at another place, it is divided as in the run. Images are scaled to the image
    /// size of the run, unless the options have a size. Pictures are fitted and turned as in the run.
    /// </param>
    /// <param name="verifyData">Whether all files of the run's own data are read again, including those with unchanged size and
    /// time.</param>
    /// <param name="device">The device to compute on.</param>
    /// <param name="batchSize">The number of images in a batch; null for that of the run.</param>
    /// <returns>The accuracy of the network.</returns>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="IOException">The folder doesn't contain a finished run, or the data can't be found.</exception>
    /// <exception cref="InvalidDataException">
    /// A file of the run is invalid or belongs to another space, the data of the run changed, or
    /// the given data has other classes.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    /// <exception cref="NotSupportedException">The device can't be used.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static EvaluateReport Run(
        string folder, DataOptions? data = null, bool verifyData = false, ComputeDevice device = default, int? batchSize = null)
    {
        OptionRanges.BatchSize.Check(batchSize);
        var selected = DeviceSelection.Select(device);
        var run = new FinishedRun(folder);
        var (images, notes) = data is null
            ? (FinishedRunData.Load(run, run.Options.Data with { VerifyData = verifyData }), [])
            : FinishedRunData.LoadToMeasure(run, data);
        using var used = images;
        images.Device = selected.Device;
        var imagesOfBatch = batchSize ?? run.Options.Data.EvaluationBatchSize;
        ExperimentData.CheckBatches(images.Test, imagesOfBatch);
        if (data is null)
            run.CheckSameData(images);
        else
            run.CheckClasses(images.ClassNames, data.Source);
        using var model = run.LoadModel(images.Train.Classes, images.Device);
        var accuracy = TrainedModel.Measure(model, images, imagesOfBatch);
        return new(
            run.Space.Spec.Name,
            [.. run.Architecture],
            images.Test.Count,
            accuracy.TestAccuracy,
            images.HasValidation ? images.Validation.Count : 0,
            accuracy.ValidationAccuracy)
        {
            Test = accuracy.Test,
            Notes = notes,
            Device = new(selected.Kind, selected.Name),
        };
    }
}
