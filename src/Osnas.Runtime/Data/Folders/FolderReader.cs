namespace Osnas.Data;

/// <summary>
/// Tells how pictures are laid out in folders, and which are of which part and class. What can be meant in two ways is
/// refused.
/// </summary>
internal sealed class FolderReader
{
    private readonly FolderTree _root;
    private readonly string? _groupColumn;
    private readonly List<DataNote> _notes = [];
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

    private FolderReader(FolderTree root, string? groupColumn) => (_root, _groupColumn) = (root, groupColumn);

    /// <summary>Reads the layout of a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="groupColumn">The column of a list of pictures that is their group; null for none.</param>
    /// <returns>The classes of each part, those of pictures in one piece as training ones; how they are grouped, and how
    /// that was understood.</returns>
    /// <exception cref="InvalidDataException">The layout isn't one that is read; the message says what was found and what to
    /// do.</exception>
    public static FolderContent Read(FolderTree root, string? groupColumn = null)
    {
        var reader = new FolderReader(root, groupColumn);
        var parts = reader.Read();
        return groupColumn is null || reader._groups.Count > 0
            ? new(parts, reader._groups, reader._notes)
            : throw new InvalidDataException(
                $"{root.Path} has no metadata.csv or metadata.jsonl with a column '{groupColumn}' that says the groups of pictures. Add "
                + $"one whose first line is file_name,{groupColumn}, or group pictures by their names with regex:PATTERN.");
    }

    private Dictionary<DataPart, IReadOnlyList<ClassPictures>> Read()
    {
        if (!_root.HasPictures)
            throw FlatFolder.NoPictures(_root);
        var folder = Unwrap(_root, null);
        var parts = FindParts(folder);
        if (parts.Length > 0)
            return ReadParts(folder, parts);
        NoteParts(folder);
        return new() { [DataPart.Train] = ReadPart(folder, DataPart.Train) ?? [] };
    }

    /// <summary>The folder that the data is in, if it is the only one with pictures in a folder.</summary>
    /// <param name="folder">The outer folder.</param>
    /// <param name="part">The part whose folder it is; one of the same name may be in it.</param>
    private FolderTree Unwrap(FolderTree folder, DataPart? part)
    {
        var inner = folder;
        while (inner.Pictures.Count == 0 && PictureList.Find(inner) is null
            && inner.WithPictures is [var only] && inner.Folders.TrueForAll(other => other == only || !other.IsEmpty)
            && FindParts(inner).All(found => found.Part == part)
            && (only.WithPictures.Count > 1 || (only.Pictures.Count == 0 && only.WithPictures.Count > 0)
            || PictureList.Find(only) is not null))
            inner = only;
        if (inner != folder)
            _notes.Add(new(DataNoteKind.Understood, $"the data of {Show(folder)} is in {Show(inner)}"));
        return inner;
    }

    /// <summary>The folders of parts; none if the folders are classes.</summary>
    private static (FolderTree Folder, DataPart Part)[] FindParts(FolderTree folder)
    {
        var names = PartNames.Find(folder.Folders.Select(inner => inner.Name));
        (FolderTree Folder, DataPart Part)[] found =
            [.. folder.Folders.Where(inner => names.ContainsKey(inner.Name)).Select(inner => (inner, names[inner.Name]))];

        // One that holds pictures as all others do is a class that is called so, as train beside bus and car.
        return found is [var (only, _)] && !HasClasses(only) && folder.WithPictures.Any(other => other != only) ? [] : found;
    }

    private static bool HasClasses(FolderTree folder) => folder.WithPictures.Count > 0 || PictureList.Find(folder) is not null;

    private Dictionary<DataPart, IReadOnlyList<ClassPictures>> ReadParts(FolderTree folder, (FolderTree Folder, DataPart Part)[] found)
    {
        var others = folder.WithPictures.Except(found.Select(part => part.Folder)).ToArray();
        if (others.Length > 0)
            throw FolderLayout.PartsBesideOthers.Refuse(
                $"{folder.Path} holds the parts {Names(found.Select(part => part.Folder))} and beside them {Names(others)} with pictures.");
        if (found.GroupBy(part => part.Part).FirstOrDefault(same => same.Key != DataPart.Unlabelled && same.Skip(1).Any()) is { } twice)
            throw FolderLayout.SamePartTwice.Refuse(
                $"{folder.Path} holds {Names(twice.Select(part => part.Folder))}, which are all the {InWords(twice.Key)} images by "
                + "their names.");
        if (!Array.Exists(found, part => part.Part == DataPart.Train))
            throw FolderLayout.NoTraining.Refuse(
                $"{folder.Path} holds {Names(found.Select(part => part.Folder))} and no folder of training images.");
        NoteLoose(folder);
        var parts = new Dictionary<DataPart, IReadOnlyList<ClassPictures>>();
        foreach (var (inner, part) in found)
        {
            if (part == DataPart.Unlabelled)
                NoteUnlabelled(inner);
            else if (ReadPart(inner, part) is { } classes)
                parts[part] = classes;
            if (part != DataPart.Unlabelled && parts.ContainsKey(part)
                && !inner.Name.Equals(part == DataPart.Validation ? "val" : $"{part}", StringComparison.OrdinalIgnoreCase))
                _notes.Add(new(DataNoteKind.Understood, $"{Show(inner)} is the {InWords(part)} images"));
        }

        return parts;
    }

    /// <summary>The classes of a part; null if its pictures have none.</summary>
    private IReadOnlyList<ClassPictures>? ReadPart(FolderTree folder, DataPart part)
    {
        var inner = Unwrap(folder, part);
        if (inner.WithPictures is [var only] && inner.Pictures.Count == 0 && PartNames.IsFiller(only.Name) && only.WithPictures.Count == 0
            && PictureList.Find(inner) is null)
            inner = only;
        if (_groupColumn is not null && PictureList.Find(inner) is { } groups)
            PictureList.ReadColumn(groups, inner, _groupColumn, _groups);
        if (inner.WithPictures.Count > 0 && !IsListOnly(inner))
            return ClassFolderReader.Read(inner, _root, part, FindParts(inner).Length > 0, _notes);
        if (PictureList.Find(inner) is { } list)
            return ReadList(list, inner);
        if (part == DataPart.Test && inner.HasPictures)
        {
            NoteUnlabelled(inner);
            return null;
        }

        throw !inner.HasPictures ? FlatFolder.NoPictures(inner)
            : part == DataPart.Validation
                ? FolderLayout.FlatValidation.Refuse($"{inner.Path} holds {inner.PicturesInWords} and no folders of classes.")
            : FlatFolder.Refuse(inner, folder, _root);
    }

    /// <summary>Whether the folders in a folder hold the pictures of a list and say nothing themselves, as <c>images</c>.</summary>
    private static bool IsListOnly(FolderTree folder) =>
        PictureList.Find(folder) is not null && folder.WithPictures.All(inner => PartNames.IsFiller(inner.Name));

    private IReadOnlyList<ClassPictures> ReadList(string list, FolderTree folder)
    {
        var (classes, unlisted) = PictureList.Read(list, folder);
        _notes.Add(new(DataNoteKind.Understood, $"the classes are those of {Path.GetRelativePath(_root.Path, list)}"));
        Note(DataNoteKind.LeftOut, $"pictures that {Path.GetRelativePath(_root.Path, list)} doesn't name", unlisted.Count, unlisted);
        return classes;
    }

    private void NoteUnlabelled(FolderTree folder) =>
        Note(DataNoteKind.LeftOut, $"pictures without classes in {Show(folder)}", folder.PictureCount, folder.AllPictures);

    private void NoteLoose(FolderTree folder) =>
        Note(DataNoteKind.LeftOut, "pictures beside the folders", folder.Pictures.Count, folder.Pictures);

    /// <summary>A folder that is a part itself, with others beside it, is often given by mistake.</summary>
    private void NoteParts(FolderTree folder)
    {
        if (folder != _root || Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_root.Path))) is not { } above)
            return;
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_root.Path)));
        var parts = PartNames.Find(
            Directory.EnumerateDirectories(above, "*", new EnumerationOptions { IgnoreInaccessible = true })
                .Select(path => Path.GetFileName(path)));
        if (parts.Remove(name) && parts.Count > 0)
            _notes.Add(
                new(
                    DataNoteKind.Doubtful,
                    $"beside {name}/ there is "
                    + $"{string.Join(", ", parts.Keys.Order(StringComparer.Ordinal).Select(part => part + "/"))}, which isn't used; "
                    + $"give {above} for all parts"));
    }

    private void Note(DataNoteKind kind, string what, long count, IEnumerable<string> files)
    {
        if (count > 0)
            _notes.Add(
                new(kind, what, count)
                {
                    Examples = [.. files.Take(DataNote.MaxExamples).Select(file => Path.GetRelativePath(_root.Path, file))]
                });
    }

    private string Show(FolderTree folder) => folder == _root ? folder.Name : Path.GetRelativePath(_root.Path, folder.Path) + "/";

    private static string Names(IEnumerable<FolderTree> folders) => string.Join(", ", folders.Select(folder => folder.Name + "/"));

    private static string InWords(DataPart part) => part switch
    {
        DataPart.Train => "training",
        DataPart.Validation => "validation",
        DataPart.Test => "test",
        DataPart.Unlabelled => "unlabelled",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The part is unknown."),
    };
}
