using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Makes the fingerprint of data: of images in files by the digests of those, of images in arrays by their pixels.</summary>
internal static class FingerprintBuilder
{
    private const int BatchSize = 256;

    /// <summary>The fingerprint of images in the parts that they come in.</summary>
    /// <param name="parts">The images, before any is changed.</param>
    /// <param name="source">The folder or file that they are from.</param>
    /// <param name="verify">Whether files are read again that haven't changed by size and time.</param>
    /// <param name="hasGroups">Whether groups are part of the data; else they follow from the names of files.</param>
    public static DataFingerprint Build(ImageParts parts, string source, bool verify, bool hasGroups = false)
    {
        (DataPart Part, ImageDataset Images)[] all =
        [
            (DataPart.Train, parts.Train),
            .. parts.Validation is { } validation ? [(DataPart.Validation, validation)] : Array.Empty<(DataPart, ImageDataset)>(),
            .. parts.Test is { } test ? [(DataPart.Test, test)] : Array.Empty<(DataPart, ImageDataset)>(),
        ];
        return parts.Train is ImageFolder
            ? new(parts.Train.ClassNames, true, OfFiles(all, source, verify, hasGroups))
            : new(parts.Train.ClassNames, false, [.. all.SelectMany(part => OfArrays(part.Part, part.Images, hasGroups))]);
    }

    private static List<DataEntry> OfFiles((DataPart Part, ImageDataset Images)[] parts, string source, bool verify, bool hasGroups)
    {
        string[] files = [.. parts.SelectMany(part => ((ImageFolder)part.Images).Files)];
        string[] names = [.. RelativeNames.Of(Path.GetFullPath(source), files)];
        ulong[] digests = Array.TrueForAll(parts, part => part.Images is ImageFolder { Digests: not null })
            ? [.. parts.SelectMany(part => ((ImageFolder)part.Images).Digests!)]
            : ReadDigests(source, files, verify);
        var (images, next) = (new List<DataEntry>(files.Length), 0);
        foreach (var (part, dataset) in parts)
        {
            var labels = TensorReads.Read<long>(dataset.Labels);
            for (var index = 0; index < labels.Length; index++)
                images.Add(new(part, (int)labels[index], names[next], digests[next++]) { Group = GroupOf(dataset, index, hasGroups) });
        }

        // Most are in this order already.
        if (images.Zip(images.Skip(1)).Any(pair => Compare(pair.First, pair.Second) > 0))
            images.Sort(Compare);
        return images;

        static int Compare(DataEntry first, DataEntry second) =>
            first.Part != second.Part ? first.Part.CompareTo(second.Part) : string.CompareOrdinal(first.Name, second.Name);
    }

    /// <exception cref="InvalidDataException">A file isn't a picture, or can't be read.</exception>
    private static ulong[] ReadDigests(string source, string[] files, bool verify)
    {
        var check = PictureCheck.Run(source, files, verify, PictureRecordCache.Folder);
        return check.Problems.FirstOrDefault(problem => problem is not null) is { } problem
            ? throw new InvalidDataException(problem)
            : [.. Enumerable.Range(0, files.Length).Select(check.DigestOf)];
    }

    private static string? GroupOf(ImageDataset images, int index, bool hasGroups) => hasGroups ? images.Groups?[index] : null;

    private static List<DataEntry> OfArrays(DataPart part, ImageDataset images, bool hasGroups)
    {
        var entries = new List<DataEntry>((int)images.Count);
        foreach (var batch in images.Batches(BatchSize))
        {
            using var scope = NewDisposeScope();
            var pixels = TensorReads.Read<float>(batch.Images.to(ScalarType.Float32));
            var labels = TensorReads.Read<long>(batch.Labels);
            var length = pixels.Length / labels.Length;
            for (var index = 0; index < labels.Length; index++)
            {
                var digest = SHA256.HashData(MemoryMarshal.AsBytes(pixels.AsSpan(index * length, length)));
                entries.Add(
                    new(part, (int)labels[index], entries.Count.ToString(CultureInfo.InvariantCulture), BitConverter.ToUInt64(digest))
                    {
                        Group = GroupOf(images, entries.Count, hasGroups),
                    });
            }
        }

        return entries;
    }
}
