using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The picture files that a command line names: files, folders, and patterns that the shell left as they are.</summary>
internal sealed class NamedPictures
{
    private readonly List<string> _paths = [];
    private readonly List<UnreadablePicture> _missing = [];
    private int _others;

    private NamedPictures()
    {
    }

    /// <summary>The files, in the order of the command line; those of folders and patterns by name.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>What isn't there.</summary>
    public IReadOnlyList<UnreadablePicture> Missing => _missing;

    /// <summary>The number of files in folders that aren't named as pictures.</summary>
    public int Others => _others;

    /// <summary>Finds the files.</summary>
    /// <param name="names">Files, folders and patterns.</param>
    /// <exception cref="InvalidDataException">Folders are nested too deep.</exception>
    public static NamedPictures Find(IEnumerable<string> names)
    {
        var files = new NamedPictures();
        foreach (var name in names)
        {
            if (Directory.Exists(name))
                files.AddFolder(name);
            else if (File.Exists(name))
                files._paths.Add(name);
            else if (PathPattern.IsPattern(name))
                files.AddPattern(name);
            else
                files._missing.Add(new(name, $"There is no file or folder {name}."));
        }

        return files;
    }

    private void AddFolder(string folder)
    {
        var tree = FolderScan.Read(folder).Root;
        string[] pictures = [.. tree.AllPictures];
        if (pictures.Length == 0)
            _missing.Add(new(folder, $"There are no pictures in {folder} ({PictureFormat.KnownExtensions})."));
        _paths.AddRange(pictures);
        _others += tree.AllOthers.Count();
    }

    private void AddPattern(string pattern)
    {
        string[] found = [.. PathPattern.Find(pattern)];
        if (found.Length == 0)
            _missing.Add(new(pattern, $"No file matches {pattern}."));
        _paths.AddRange(found);
    }
}
