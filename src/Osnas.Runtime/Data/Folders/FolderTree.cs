using System.Globalization;

namespace Osnas.Data;

/// <summary>A folder with what counts of its content: no hidden entries, and each link's target once.</summary>
/// <param name="path">Its path, as it was given or found.</param>
internal sealed class FolderTree(string path)
{
    private long _pictureCount = -1;

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));

    /// <summary>The folders in it, by name in ordinal order.</summary>
    public List<FolderTree> Folders { get; } = [];

    /// <summary>The paths of the pictures right in it, in ordinal order.</summary>
    public List<string> Pictures { get; } = [];

    /// <summary>The paths of its other files.</summary>
    public List<string> Others { get; } = [];

    /// <summary>Pictures in it and below it. To be asked for when the folder has been read.</summary>
    public long PictureCount =>
        _pictureCount >= 0 ? _pictureCount : _pictureCount = Pictures.Count + Folders.Sum(folder => folder.PictureCount);

    public string PicturesInWords =>
        PictureCount == 1 ? "1 picture" : string.Create(CultureInfo.InvariantCulture, $"{PictureCount:N0} pictures");

    public bool HasPictures => PictureCount > 0;

    public IReadOnlyList<FolderTree> WithPictures => [.. Folders.Where(folder => folder.HasPictures)];

    /// <summary>Whether there is nothing at all in it or below it.</summary>
    public bool IsEmpty => Pictures.Count == 0 && Others.Count == 0 && Folders.TrueForAll(folder => folder.IsEmpty);

    /// <summary>The pictures in it and below it, in ordinal order of their paths.</summary>
    public IEnumerable<string> AllPictures => All(folder => folder.Pictures).Order(StringComparer.Ordinal);

    public IEnumerable<string> AllOthers => All(folder => folder.Others);

    private IEnumerable<string> All(Func<FolderTree, IEnumerable<string>> files) =>
        files(this).Concat(Folders.SelectMany(folder => folder.All(files)));
}
