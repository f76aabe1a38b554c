namespace Osnas.Data;

/// <summary>Reads folders of classes, if they are no other thing.</summary>
internal static class ClassFolderReader
{
    private static readonly string[] Masks =
        [
            "mask", "masks", "segmentation", "segmentations", "annotation", "annotations", "label", "labels", "labelids", "groundtruth",
            "ground_truth", "gt"
        ];

    /// <summary>The classes of a folder, in ordinal order of their names.</summary>
    /// <param name="folder">The folder that holds them.</param>
    /// <param name="root">The folder of the data.</param>
    /// <param name="part">The part; one that doesn't train may lack classes.</param>
    /// <param name="holdsParts">Whether folders in it are called as parts are.</param>
    /// <param name="notes">Takes how they were understood.</param>
    /// <exception cref="InvalidDataException">They aren't classes, or a class has no pictures.</exception>
    public static IReadOnlyList<ClassPictures> Read(
        FolderTree folder, FolderTree root, DataPart part, bool holdsParts, List<DataNote> notes)
    {
        var classes = folder.WithPictures;
        if (holdsParts)
            throw FolderLayout.InnerParts.Refuse($"{folder.Path} should be a class folder, but holds {Names(folder.Folders)}.");
        CheckMeaning(folder, classes);
        if (part == DataPart.Train)
            CheckPictures(folder, classes);

        // Each class with one folder of the same name, as images, says no more than the class.
        if (!classes.All(IsImagesBelow) || classes.Select(only => only.WithPictures[0].Name).Distinct().Count() > 1)
            CheckLevels(folder, classes);
        if (folder.Pictures.Count > 0)
            notes.Add(Note(DataNoteKind.LeftOut, $"pictures beside the folders of classes in {Show(folder)}", folder.Pictures));
        var inner = classes.All(IsImagesBelow)
            ? [] : classes.SelectMany(only => only.Folders).SelectMany(inner => inner.AllPictures).ToArray();
        if (inner.Length > 0)
            notes.Add(Note(DataNoteKind.Understood, "pictures in subfolders of a class belong to that class", inner));
        return [.. classes.Select(only => new ClassPictures(only.Name, [.. only.AllPictures]))];

        string Show(FolderTree shown) => shown == root ? shown.Name : Path.GetRelativePath(root.Path, shown.Path) + "/";

        DataNote Note(DataNoteKind kind, string what, IReadOnlyList<string> files) =>
            new(kind, what, files.Count)
            {
                Examples = [.. files.Take(DataNote.MaxExamples).Select(file => Path.GetRelativePath(root.Path, file))]
            };
    }

    /// <summary>Folders of images and of what is said about them, not of classes.</summary>
    private static void CheckMeaning(FolderTree folder, IReadOnlyList<FolderTree> classes)
    {
        if (folder.Folders.Find(inner => PartNames.IsFiller(inner.Name)) is not { } images)
            return;
        if (classes.Count > 1 && classes.All(inner => inner == images || Masks.Contains(inner.Name, StringComparer.OrdinalIgnoreCase)))
            throw FolderLayout.Masks.Refuse($"{folder.Path} holds {Names(classes)}.");
        if (FlatFolder.HoldsBoxes(folder))
            throw FolderLayout.Boxes.Refuse($"{folder.Path} holds {Names(folder.Folders)}.");
    }

    private static void CheckPictures(FolderTree folder, IReadOnlyList<FolderTree> classes)
    {
        if (folder.Folders.Where(inner => !inner.HasPictures).ToArray() is [var first, ..] without)
        {
            throw new InvalidDataException(
                $"There are no images in {first.Path} "
                + $"({PictureFormat.KnownExtensions}){FlatFolder.InsteadOfPictures(first)}"
                + $"{(without.Length > 1 ? $", nor in {Names(without[1..])}" : string.Empty)}. "
                + "Put images there, or move folders that are not classes elsewhere.");
        }

        if (classes is [var only])
            throw PartNames.IsFiller(only.Name)
                ? FlatFolder.Refuse(only, folder)
                : FolderLayout.OneClass.Refuse(
                    $"{folder.Path} holds {only.Name}/ with {only.PicturesInWords}, and no other folder of pictures.");
    }

    private static void CheckLevels(FolderTree folder, IReadOnlyList<FolderTree> classes)
    {
        if (classes.Any(outer => outer.Pictures.Count > 0) || classes.Count < 2)
            return;
        var found = $"{folder.Path} holds {Names(classes)}, and the pictures are in their subfolders";
        if (classes.FirstOrDefault(outer => PartNames.Find(outer.Folders.Select(inner => inner.Name)).Count > 0) is { } outer)
            throw (outer.WithPictures.All(inner => inner.WithPictures.Count == 0) ? FolderLayout.InnerParts : FolderLayout.DataSets).Refuse(
                $"{found}, as {Names(outer.Folders)} in {outer.Name}/.");
        if (classes.SelectMany(outer => outer.WithPictures).GroupBy(inner => inner.Name)
            .FirstOrDefault(same => same.Skip(1).Any()) is { } shared)
            throw FolderLayout.DataSets.Refuse($"{found}, some with the same names, as {shared.Key}/.");
        throw FolderLayout.Levels.Refuse($"{found}, as {classes[0].Name}/{classes[0].WithPictures[0].Name}/.");
    }

    private static bool IsImagesBelow(FolderTree folder) =>
        folder.Pictures.Count == 0 && folder.WithPictures is [{ WithPictures.Count: 0 }];

    private static string Names(IReadOnlyList<FolderTree> folders)
    {
        const int MaxNames = 4;
        return string.Join(", ", folders.Take(MaxNames).Select(folder => folder.Name + "/"))
            + (folders.Count > MaxNames ? $", ... ({folders.Count})" : string.Empty);
    }
}
