using System.Text;

namespace Osnas.Data;

/// <summary>The paths of very many files in little memory: of each the number of its folder, and its name in UTF-8.</summary>
internal sealed class PicturePaths
{
    private readonly string[] _folders;
    private readonly int[] _folderOf;
    private readonly int[] _ends;
    private readonly byte[] _names;

    /// <summary>Keeps paths; those of one folder one after the other take the least.</summary>
    public PicturePaths(IEnumerable<string> paths)
    {
        var (folders, folderOf, ends) = (new List<string>(), new List<int>(), new List<int>());
        using var names = new MemoryStream();
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            var folder = path.AsSpan(0, path.Length - name.Length);
            if (folders.Count == 0 || !folder.SequenceEqual(folders[^1]))
                folders.Add(folder.ToString());
            folderOf.Add(folders.Count - 1);
            names.Write(Encoding.UTF8.GetBytes(name));
            ends.Add(checked((int)names.Length));
        }

        (_folders, _folderOf, _ends, _names) = ([.. folders], [.. folderOf], [.. ends], names.ToArray());
    }

    /// <summary>How many.</summary>
    public int Count => _ends.Length;

    /// <summary>A path.</summary>
    public string this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _folders[_folderOf[index]] + Encoding.UTF8.GetString(_names, start, _ends[index] - start);
        }
    }
}
