using System.Globalization;

namespace Osnas.Data;

/// <summary>Images in folders, from the layout to data sets: checked, counted, in the parts that they come in.</summary>
internal static class FolderParts
{
    private const int UsualSize = 224;

    /// <summary>
    /// Reads the parts of a folder, or its classes in one piece. One of validation and test images without the other
    /// is the test images: none may choose and report.
    /// </summary>
    public static ImageParts Read(string path, DataReading reading)
    {
        var scan = FolderScan.Read(path);
        var rule = reading.Groups;
        var (found, groups, notes) = FolderReader.Read(scan.Root, rule?.Column);
        CheckClasses(scan.Root, found);
        var framing = new PictureFraming(reading.InputSize ?? UsualSize)
        {
            Fit = reading.Fit,
            CenterCrop = reading.CenterCrop,
            ApplyOrientation = reading.ApplyOrientation,
        };
        var (parts, digests, checks, pictures) = Check(scan.Root, found, framing, reading);
        string[] names = [.. parts[DataPart.Train].Select(only => only.Name)];
        var (validation, test) = (Create(DataPart.Validation), Create(DataPart.Test));
        return new(Create(DataPart.Train)!, test is null ? null : validation, test ?? validation, AugmentationOptions.ImageNet)
        {
            Pictures = pictures,
            Notes =
                [
                    .. notes, .. checks, .. FolderNotes.OfFiles(scan.Root), .. scan.Notes,
                    .. test is null && validation is not null ? [ImageParts.ValidationTests] : Array.Empty<DataNote>()
                ],
        };

        ImageFolder? Create(DataPart part)
        {
            if (!parts.TryGetValue(part, out var classes))
                return null;
            var images = ImageFolder.Create(classes, names, framing, reading.CacheBytes, digests[part]);
            images.Normalize(Normalization.ImageNet);
            if (rule is not null)
                images.Groups = [.. images.Files.Select(GroupOf)];
            return images;
        }

        string? GroupOf(string file) => rule!.Column is null ? rule.OfFile(file) : groups.GetValueOrDefault(file);
    }

    /// <summary>The classes of all parts have to be those that train.</summary>
    private static void CheckClasses(FolderTree root, IReadOnlyDictionary<DataPart, IReadOnlyList<ClassPictures>> parts)
    {
        string[] known = [.. parts[DataPart.Train].Select(only => only.Name)];
        if (known is [var one])
            throw FolderLayout.OneClass.Refuse($"{root.Path} has the class {one} alone.");
        foreach (var (_, classes) in parts)
        {
            if (classes.Where(only => !known.Contains(only.Name, StringComparer.Ordinal)).ToArray() is not [var unknown, .. var others])
                continue;
            throw new InvalidDataException(
                $"{Path.GetDirectoryName(unknown.Files[0])} is of the class '{unknown.Name}', which the training images don't have; "
                + $"{SimilarName.Ask(unknown.Name, known)}"
                + $"their classes are {string.Join(", ", known.Take(DataNote.MaxExamples))}"
                + $"{(known.Length > DataNote.MaxExamples ? $", ... ({known.Length})" : string.Empty)}."
                + (others.Length > 0
                    ? $" So {(others.Length == 1 ? "is" : "are")} "
                        + string.Join(", ", others.Take(DataNote.MaxExamples).Select(only => $"'{only.Name}'"))
                        + $"{(others.Length > DataNote.MaxExamples ? $", ... ({others.Length})" : string.Empty)}."
                    : string.Empty));
        }
    }

    /// <summary>Looks at all pictures. Those that can't be read are an error, or are left out.</summary>
    private static (
        IReadOnlyDictionary<DataPart, IReadOnlyList<ClassPictures>> Parts,
        IReadOnlyDictionary<DataPart, ulong[]> Digests,
        IReadOnlyList<DataNote> Notes,
        PictureSummary? Pictures) Check(
        FolderTree root,
        IReadOnlyDictionary<DataPart, IReadOnlyList<ClassPictures>> parts,
        PictureFraming framing,
        DataReading reading)
    {
        (DataPart Part, string Class, string File)[] pictures =
            [.. parts.SelectMany(part => part.Value.SelectMany(only => only.Files.Select(file => (part.Key, only.Name, file))))];
        string[] files = [.. pictures.Select(picture => picture.File)];
        var check = PictureCheck.Run(root.Path, files, reading.VerifyData, PictureRecordCache.Folder);
        var digests = parts.Keys.ToDictionary(
            part => part,
            part => Enumerable.Range(0, files.Length)
                .Where(index => pictures[index].Part == part && check.Problems[index] is null)
                .Select(check.DigestOf).ToArray());
        var notes = FolderNotes.OfCheck(
            root,
            [.. pictures.Select(picture => (picture.Part, picture.Class))],
            files,
            parts.Count == 1,
            check,
            framing);
        string[] problems = [.. check.Problems.OfType<string>()];
        if (problems.Length == 0)
            return (parts, digests, notes, PictureSummary.Create(check, framing));
        if (!reading.SkipBadImages)
        {
            var more = problems.Length == 1
                ? string.Empty
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $" {problems.Length - 1:N0} more of {pictures.Length:N0} pictures can't be used: for example, "
                    + $"{problems[1].TrimEnd('.')}.");
            throw new InvalidDataException(
                $"{problems[0]}{more} Replace or delete the bad files, or skip them with --skip-bad-images (in a configuration "
                + "dataset.skip_bad_images, in code SkipBadImages).");
        }

        var bad = pictures.Where((_, index) => check.Problems[index] is not null).Select(picture => picture.File)
            .ToHashSet(StringComparer.Ordinal);
        var left = parts.ToDictionary(
            part => part.Key,
            part => (IReadOnlyList<ClassPictures>)[
                .. part.Value.Select(only => only with { Files = [.. only.Files.Where(file => !bad.Contains(file))] })
                .Where(only => part.Key == DataPart.Train || only.Files.Count > 0)
            ]);
        if (left[DataPart.Train].FirstOrDefault(only => only.Files.Count == 0) is { } empty)
            throw new InvalidDataException($"No training image of the class '{empty.Name}' in {root.Path} can be read. {problems[0]}");
        return (left.Where(part => part.Value.Count > 0).ToDictionary(), digests, notes, PictureSummary.Create(check, framing));
    }
}
