using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The data that a run was made with, as its folder tells it.</summary>
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

    /// <summary>Reads what the data of a run was.</summary>
    /// <returns>The document; null of a run that was made before there were any.</returns>
    /// <exception cref="InvalidDataException">It isn't one that this version reads.</exception>
    public static DataDocument? TryRead(string folder)
    {
        var path = Path.Combine(folder, RunDirectory.DataFile);
        if (!File.Exists(path))
            return null;
        var document = JsonText.Read(path, OsnasJson.Default.DataDocument);
        if (document.Format != DataDocument.CurrentFormat)
            throw new InvalidDataException(
                $"{path} has the format {document.Format}, and {DataDocument.CurrentFormat} is read here: {folder} is of another "
                + "version of Osnas. Use that, or choose another folder or name.");
        return document is { Fingerprint: not null, Classes: not null }
            ? document
            : throw new InvalidDataException($"{path} doesn't tell the data of a run: that has a fingerprint and classes.");
    }

    /// <summary>How data differs from that of a run, in words; null if it is the same.</summary>
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
