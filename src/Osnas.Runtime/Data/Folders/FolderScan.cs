namespace Osnas.Data;

/// <summary>
/// Reads a folder with all that is in it. Hidden entries are left out, and so is what a link leads to if it is read
/// already: links are followed when all else is read, so that a link to a parent gives nothing twice.
/// </summary>
internal sealed class FolderScan
{
    // More is no data set, and keeps recursion over the folders short.
    private const int MaxDepth = 64;

    private readonly string _rootReal;
    private readonly HashSet<string> _readFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readTargets = new(StringComparer.Ordinal);
    private readonly Queue<(FolderTree Folder, string Link, int Depth)> _links = [];
    private readonly List<string> _hidden = [];
    private readonly List<string> _repeated = [];
    private readonly List<string> _broken = [];

    private FolderScan(string path)
    {
        Root = new(path);
        _rootReal = RealPath.Resolve(path);
        Read(Root, _rootReal, 0);
        while (_links.TryDequeue(out var link))
            Follow(link.Folder, link.Link, link.Depth);
        Sort(Root);
    }

    /// <summary>The folder.</summary>
    public FolderTree Root { get; }

    /// <summary>What was left out of it.</summary>
    public IEnumerable<DataNote> Notes => new[]
    {
        Note("hidden entries and system files", _hidden),
        Note("links to entries that are already read", _repeated),
        Note("broken links", _broken),
    }.Where(note => note.Count > 0);

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">Folders are nested too deep.</exception>
    public static FolderScan Read(string path) => new(path);

    private DataNote Note(string what, List<string> entries) =>
        new(DataNoteKind.LeftOut, what, entries.Count)
        {
            Examples =
                [
                    .. entries.Order(StringComparer.Ordinal).Take(DataNote.MaxExamples)
                    .Select(entry => Path.GetRelativePath(Root.Path, entry))
                ]
        };

    private void Read(FolderTree folder, string real, int depth)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException(
                $"{Root.Path} holds folders in folders, {MaxDepth} deep or more, such as {folder.Path}. Give a folder of pictures.");
        _readFolders.Add(real);
        foreach (var entry in FolderEntry.List(folder.Path))
        {
            if (IgnoredEntries.Contains(entry.Name) || entry.IsHidden)
                _hidden.Add(Path.Combine(folder.Path, entry.Name));
            else if (entry.IsLink)
                _links.Enqueue((folder, entry.Name, depth));
            else if (entry.IsFolder)
                Read(Add(folder, entry.Name), Path.Combine(real, entry.Name), depth + 1);
            else
                AddFile(folder, entry.Name);
        }
    }

    private void Follow(FolderTree folder, string link, int depth)
    {
        var path = Path.Combine(folder.Path, link);
        var real = RealPath.Resolve(path);
        if (!Path.Exists(real) || new FileInfo(real).LinkTarget is not null)
            _broken.Add(path);
        else if (Directory.Exists(real)
            ? _readFolders.Contains(real) || IsAround(real, _rootReal) || IsAround(real, RealPath.Resolve(folder.Path))
            : IsRead(real) || !_readTargets.Add(real))
            _repeated.Add(path);
        else if (Directory.Exists(real))
            Read(Add(folder, link), real, depth + 1);
        else
            AddFile(folder, link);
    }

    /// <summary>Whether a folder holds another, which would be read in it once more.</summary>
    private static bool IsAround(string folder, string other) =>
        Path.GetRelativePath(folder, other) is var way && !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";

    private bool IsRead(string file) =>
        _readFolders.Contains(Path.GetDirectoryName(file)!) && PictureFormat.IsNamedSo(file)
            && !IgnoredEntries.Contains(Path.GetFileName(file));

    private static FolderTree Add(FolderTree folder, string name)
    {
        var child = new FolderTree(Path.Combine(folder.Path, name));
        folder.Folders.Add(child);
        return child;
    }

    private static void AddFile(FolderTree folder, string name) =>
        (PictureFormat.IsNamedSo(name) ? folder.Pictures : folder.Others).Add(Path.Combine(folder.Path, name));

    private static void Sort(FolderTree folder)
    {
        folder.Folders.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        folder.Pictures.Sort(StringComparer.Ordinal);
        folder.Others.Sort(StringComparer.Ordinal);
        folder.Folders.ForEach(Sort);
    }
}
