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
        return document is { Fingerprint: not null, Classes: not null }
            && document.Preprocessing is null or IReadDocument { IsWhole: true }
            ? document
            : throw new InvalidDataException($"{path} doesn't describe the data of a run: the fingerprint or the classes are missing.");
    }

    /// <summary>The difference between data and that of a run, in words; null if there is none.</summary>
    public static string? FindDifference(string folder, DataDocument before, DataSplit data)
    {
        if (data.Fingerprint is not { } now || now.Hash == before.Fingerprint)
            return null;
        var list = Path.Combine(folder, RunDirectory.DataListFile);
        var fallback = DataDifference.OfClasses([.. before.Classes.Select(only => only.Name)], data.ClassNames)
            ?? $"its fingerprint is {now.Hash} now and was {before.Fingerprint}";
        try
        {
            return File.Exists(list) && DataFingerprint.Read(list) is var images && images.Hash == before.Fingerprint
                ? DataDifference.Find(images, now)
                : fallback;
        }
        catch (InvalidDataException)
        {
            return fallback;
        }
    }
}
