namespace Osnas.Experiments;

/// <summary>Classifies picture files with the trained network of a search or training.</summary>
public static class PredictExperiment
{
    /// <summary>Classifies the pictures.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="names">Files, folders (with all pictures in them and in their subfolders) and patterns such as
    /// <c>*.png</c>.</param>
    /// <param name="top">The number of classes in each prediction.</param>
    /// <param name="device">The device to compute on.</param>
    /// <param name="batchSize">The number of pictures in a batch.</param>
    /// <returns>The predictions, and the files that can't be read.</returns>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="IOException">The folder doesn't contain a finished run.</exception>
    /// <exception cref="InvalidDataException">A file of the run is invalid, or belongs to another space.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    /// <exception cref="NotSupportedException">The network's input isn't a picture, or the device can't be used.</exception>
    public static PredictReport Run(
        string folder,
        IReadOnlyList<string> names,
        int top = 5,
        ComputeDevice device = default,
        int batchSize = Predictor.UsualBatchSize)
    {
        var files = NamedPictures.Find(names);
        var run = new FinishedRun(folder);
        using var predictor = Predictor.Load(run, device, top, batchSize);
        List<UnreadablePicture> unreadable = [.. files.Missing];
        Prediction[] predictions = [.. predictor.Predict(files.Paths, unreadable.Add)];
        return new(run.Space.Spec.Name, [.. run.Architecture], predictions, unreadable, files.Others);
    }
}
