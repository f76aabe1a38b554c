using System.Globalization;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The data of a run, as described in its folder.</summary>
internal static class RunData
{
    /// <summary>Writes what the data is.</summary>
    public static void Write(RunDirectory directory, DataSplit data)
    {
        if (DataDocument.Create(data) is not { } document)
            return;
        data.Fingerprint!.Write(Path.Combine(directory.Path, RunDirectory.DataListFile));
        directory.Write(RunDirectory.DataFile, document, OsnasJson.Default.DataDocument);
    }

    /// <summary>Reads the description of a run's data.</summary>
    /// <returns>The document; null for a run of a version without such documents.</returns>
    /// <exception cref="InvalidDataException">It isn't one that this version reads.</exception>
    public static DataDocument? TryRead(string folder)
    {
        var path = Path.Combine(folder, RunDirectory.DataFile);
        if (!File.Exists(path))
            return null;
        var document = JsonText.Read(path, OsnasJson.Default.DataDocument);
        if (document.Format != DataDocument.CurrentFormat)
            throw new InvalidDataException(
                $"{path} has the format {document.Format}, but this version of Osnas reads {DataDocument.CurrentFormat}. Use "
                + $"the version that wrote {folder}, or choose another folder or name.");
        return document is { Fingerprint: not null, Classes: not null } && document.Classes.All(only => only is { Name: not null })
            && document.Preprocessing is null or IReadDocument { IsWhole: true }
            ? document
            : throw new InvalidDataException($"{path} doesn't describe the data of a run: the fingerprint or the classes are missing.");
    }

    /// <summary>The difference between data and that of a run, in words; null if there is none.</summary>
    public static string? FindDifference(string folder, DataDocument before, DataSplit data)
    {
        if (data.Fingerprint is not { } now || now.Hash == before.Fingerprint)
            return null;
        return TryReadImages(folder, before) is { } images
            ? DataDifference.Find(images, now)
            : DataDifference.OfClasses(before.ClassNames, data.ClassNames)
                ?? $"its fingerprint is {now.Hash} now and was {before.Fingerprint}";
    }

    /// <summary>Looks for images to measure on that are images of a run's data, other than its own test images.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="document">The description of its data.</param>
    /// <param name="data">The other data.</param>
    /// <returns>What is doubtful; null if none is.</returns>
    public static DataNote? FindKnownImages(string folder, DataDocument document, DataSplit data)
    {
        if (data.Fingerprint is not { } other)
            return null;
        if (TryReadImages(folder, document) is not { } own)
            return new(
                DataNoteKind.Doubtful,
                $"it isn't known whether images of the run's data are among these, because its {RunDirectory.DataListFile} can't be read");
        var images = other.ListImages();
        var known = own.ListImages().Where(image => image.Part != DataPart.Test).Select(image => image.Digest).ToHashSet();
        var isInOnePiece = images.All(image => image.Part == DataPart.Train);
        var measured = images.Where(image => isInOnePiece || image.Part != DataPart.Train).ToArray();
        var count = own.IsOfFiles == other.IsOfFiles ? measured.Count(image => known.Contains(image.Digest)) : 0;
        return count == 0
            ? null
            : new(
                DataNoteKind.Doubtful,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count:N0} of {measured.Length:N0} images to measure on are images of the run's data; those that trained the network "
                    + $"make this accuracy too high"));
    }

    /// <summary>The list of a run's images; null if there is none that can be read.</summary>
    private static DataFingerprint? TryReadImages(string folder, DataDocument document)
    {
        var list = Path.Combine(folder, RunDirectory.DataListFile);
        try
        {
            return File.Exists(list) && DataFingerprint.Read(list) is var images && images.Hash == document.Fingerprint ? images : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
