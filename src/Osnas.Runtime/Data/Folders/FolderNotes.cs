using System.Globalization;

namespace Osnas.Data;

/// <summary>What is told of the pictures in folders.</summary>
internal static class FolderNotes
{
    /// <summary>Files that aren't used: those with names of pictures by their kinds, and all others.</summary>
    public static IEnumerable<DataNote> OfFiles(FolderTree root)
    {
        string[] files = [.. root.AllOthers.Order(StringComparer.Ordinal)];
        return files.Where(PictureFormat.IsUnread).GroupBy(file => Path.GetExtension(file).ToLowerInvariant())
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => Note(root, DataNoteKind.LeftOut, $"{kind.Key} pictures, which are not supported", [.. kind]))
            .Append(Note(root, DataNoteKind.LeftOut, "files that aren't pictures", [.. files.Where(file => !PictureFormat.IsUnread(file))]))
            .Where(note => note.Count > 0);
    }

    /// <summary>Sizes, what can't be read, and what is the same.</summary>
    /// <param name="root">The folder of the data.</param>
    /// <param name="places">The part and the class of each picture.</param>
    /// <param name="files">The pictures.</param>
    /// <param name="isOnePiece">Whether they are still to be divided.</param>
    /// <param name="check">What was found.</param>
    /// <param name="framing">What is made of each picture.</param>
    public static IReadOnlyList<DataNote> OfCheck(
        FolderTree root,
        IReadOnlyList<(DataPart Part, string Class)> places,
        IReadOnlyList<string> files,
        bool isOnePiece,
        PictureCheck check,
        PictureFraming framing)
    {
        var notes = new List<DataNote>();
        if (check.Headers.ToArray() is [_, ..] headers)
            notes.Add(new(DataNoteKind.Understood, $"the pictures are {Sizes(headers)} pixels"));
        notes.Add(new(DataNoteKind.Understood, framing.InWords));
        string[] turned = [.. files.Where((_, index) => check.HeaderOf(index) is { Orientation: not ExifOrientation.None })];
        Add(framing.ApplyOrientation
            ? Note(root, DataNoteKind.Understood, "pictures turned as their EXIF orientation says", turned)
            : Note(
                root,
                DataNoteKind.Doubtful,
                "pictures that EXIF says to turn, used as they are stored (--apply-orientation turns them)",
                turned));
        Add(Note(
            root, DataNoteKind.LeftOut, "pictures that can't be read", [.. files.Where((_, index) => check.Problems[index] is not null)]));
        var same = check.FindSame(group => isOnePiece || group.Select(index => places[index]).Distinct().Skip(1).Any());
        AddSame("identical pictures in two classes", (one, other) => places[one].Class != places[other].Class);
        AddSame("identical pictures in two parts", (one, other) => places[one].Part != places[other].Part);
        if (isOnePiece)
            AddSame(
                "duplicate pictures, which may be in both training and test images",
                (one, other) => one != other && places[one].Class == places[other].Class);
        return notes;

        void AddSame(string what, Func<int, int, bool> matters)
        {
            string[] pairs =
                [
                    .. same.Select(
                    group => group.Where(other => matters(group[0], other)).Select(other => $"{Show(group[0])} = {Show(other)}")
                        .FirstOrDefault()).OfType<string>()
                ];
            Add(new(DataNoteKind.Doubtful, what, pairs.Length) { Examples = [.. pairs.Take(DataNote.MaxExamples)] });
        }

        string Show(int index) => Path.GetRelativePath(root.Path, files[index]);

        void Add(DataNote note)
        {
            if (note.Count > 0)
                notes.Add(note);
        }
    }

    private static string Sizes(IReadOnlyList<PictureHeader> headers)
    {
        var (least, greatest) = (headers.MinBy(header => header.Pixels), headers.MaxBy(header => header.Pixels));
        return (least.Width, least.Height) == (greatest.Width, greatest.Height)
            ? string.Create(CultureInfo.InvariantCulture, $"{least.Width}x{least.Height}")
            : string.Create(CultureInfo.InvariantCulture, $"{least.Width}x{least.Height} to {greatest.Width}x{greatest.Height}");
    }

    private static DataNote Note(FolderTree root, DataNoteKind kind, string what, string[] files) =>
        new(kind, what, files.Length)
        {
            Examples = [.. files.Take(DataNote.MaxExamples).Select(file => Path.GetRelativePath(root.Path, file))]
        };
}
