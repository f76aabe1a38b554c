using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The images of a finished run, and how they become the input of its network.</summary>
internal static class FinishedRunData
{
    /// <summary>Loads data in the image size of the run, unless the options name one.</summary>
    public static DataSplit Load(FinishedRun run, DataOptions options) =>
        ExperimentData.Load(run.Space, Size(run, options), run.Options.Seed);

    /// <summary>
    /// Loads data to measure on. That of the run, wherever it is, is divided as in the run; of other data, all is measured but
    /// training images.
    /// </summary>
    /// <returns>The data, and what is to be told of it.</returns>
    public static (DataSplit Data, IReadOnlyList<DataNote> Notes) LoadToMeasure(FinishedRun run, DataOptions options)
    {
        var named = Size(
            run,
            options with
            {
                Fit = run.Options.Data.Fit,
                CenterCrop = run.Options.Data.CenterCrop,
                ApplyOrientation = run.Options.Data.ApplyOrientation,
            });
        var data = ExperimentData.Fit(run.Space, named, DataSource.LoadForMeasurement(named, run.Options.Seed));
        if (run.Data?.Fingerprint != data.Fingerprint!.Hash)
        {
            DataNote?[] notes =
                run.Data is { } document ? [NormalizeAsIn(document, data), RunData.FindKnownImages(run.Folder, document, data)] : [];
            return (data, [.. data.Notes, .. notes.OfType<DataNote>()]);
        }

        data.Dispose();
        var own = Load(run, run.Options.Data with { Source = options.Source, InputSize = named.InputSize });
        return (own, [.. own.Notes, new(DataNoteKind.Understood, "this is the data of the run, divided as in the run")]);
    }

    /// <summary>
    /// Normalizes arrays as the training images of the run, not by their own mean and deviation. Pictures always have the same
    /// constants.
    /// </summary>
    /// <returns>What is to be told of it.</returns>
    private static DataNote? NormalizeAsIn(DataDocument run, DataSplit data)
    {
        if (run.Preprocessing is not { } trained || data.Train is not InMemoryDataset)
            return null;
        if (data.Preprocessing is var own && own.Scale != trained.Scale)
            return new(
                DataNoteKind.Doubtful,
                "the values have another scale than those of the run's data, so they are normalized by their own mean and deviation");
        data.Normalize(own.Normalization.To(trained.Normalization));
        return null;
    }

    private static DataOptions Size(FinishedRun run, DataOptions options) =>
        options with { InputSize = options.InputSize ?? run.DataShape.InputSize };

    /// <summary>Finds the preprocessing: in the folder or, for a run of Osnas 0.2, from what else is known of it.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidDataException">It can't be known; the message says what is missing.</exception>
    public static Preprocessing FindPreprocessing(FinishedRun run)
    {
        if (run.Data?.Preprocessing is { } kept)
            return kept;
        var list = Path.Combine(run.Folder, RunDirectory.DataListFile);
        return File.Exists(list) && DataFingerprint.Read(list).IsOfFiles ? OfPictures(run) : Measure(run, run.Data);
    }

    /// <summary>Pictures in folders are normalized by constants.</summary>
    private static Preprocessing OfPictures(FinishedRun run) => new(
        new PictureFraming(run.DataShape.InputSize) { CenterCrop = run.Options.Data.CenterCrop },
        Preprocessing.ByteScale,
        Normalization.ImageNet.Mean,
        Normalization.ImageNet.Deviation);

    /// <summary>Other images are normalized by the training images, which have to be there for that.</summary>
    private static Preprocessing Measure(FinishedRun run, DataDocument? before)
    {
        try
        {
            using var data = Load(run, run.Options.Data);
            if (data.Fingerprint is { IsOfFiles: true })
                return data.Preprocessing;
            return before is null
                ? throw Missing($"nothing says whether {run.Options.Data.Source} has changed since")
                : RunData.FindDifference(run.Folder, before, data) is { } difference
                    ? throw Missing($"its data has changed: {difference}")
                    : data.Preprocessing;
        }
        catch (IOException exception)
        {
            throw Missing(exception.Message.TrimEnd('.'));
        }

        InvalidDataException Missing(string reason) => new(
            $"{run.Folder} is a run of Osnas 0.2 or earlier, which didn't keep the normalization of its data. It can't be measured again: "
            + $"{reason}. Restore the data, or train the network again.");
    }
}
