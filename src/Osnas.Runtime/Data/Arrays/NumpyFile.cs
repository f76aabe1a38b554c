using System.IO.Compression;

namespace Osnas.Data;

/// <summary>Arrays with names: the file of <c>numpy.savez</c>, or a folder of files of <c>numpy.save</c>.</summary>
internal sealed class NumpyFile : IDisposable
{
    private const string ArrayEnding = ".npy";
    private const string ArchiveEnding = ".npz";
    private const long FreeBytes = 32 << 20;
    private const int MaxRatio = 200;
    private const int MaxArrays = 1000;

    private readonly ZipArchive? _archive;

    private NumpyFile(string path, ZipArchive? archive, IReadOnlyDictionary<string, Func<NumpyArray>> arrays) =>
        (Path, _archive, Arrays) = (path, archive, arrays);

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>What reads the arrays, by their names.</summary>
    public IReadOnlyDictionary<string, Func<NumpyArray>> Arrays { get; }

    /// <summary>Whether a folder holds arrays.</summary>
    public static bool IsIn(string folder) => Find(folder, ArchiveEnding).Length > 0 || Find(folder, ArrayEnding).Length > 0;

    /// <summary>Opens a file or a folder.</summary>
    /// <exception cref="InvalidDataException">It isn't such a file, or there are several.</exception>
    public static NumpyFile Open(string path)
    {
        if (!Directory.Exists(path))
            return path.EndsWith(ArrayEnding, StringComparison.OrdinalIgnoreCase)
                ? throw new InvalidDataException($"{path} is one array. {FileFormat.NumpyWithoutNames.Hint}")
                : OpenArchive(path);
        return Find(path, ArchiveEnding) switch
        {
            [] => new(
                path,
                null,
                Find(path, ArrayEnding)
                    .ToDictionary(
                        file => System.IO.Path.GetFileNameWithoutExtension(file),
                        file => new Func<NumpyArray>(() => ReadFile(file)),
                        StringComparer.Ordinal)),
            [var only] => OpenArchive(only),
            var several =>
                throw new InvalidDataException(
                    $"{path} holds several files of arrays, {string.Join(" and ", several.Select(System.IO.Path.GetFileName))}. Give "
                    + "one of them."),
        };
    }

    public void Dispose() => _archive?.Dispose();

    private static string[] Find(string folder, string ending) =>
        [.. Directory.EnumerateFiles(folder).Where(file => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];

    private static NumpyFile OpenArchive(string path)
    {
        var archive = OpenZip(path);
        if (archive.Entries.Count > MaxArrays)
            throw new InvalidDataException(
                $"{path}: it holds {archive.Entries.Count} files; a file of images has at most {MaxArrays}.");
        var arrays = new Dictionary<string, Func<NumpyArray>>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(ArrayEnding, StringComparison.Ordinal)))
            arrays[entry.FullName[..^ArrayEnding.Length]] = () => ReadEntry(path, entry);
        return new(path, archive, arrays);
    }

    private static ZipArchive OpenZip(string path)
    {
        var archive = (ZipArchive?)null;
        try
        {
            archive = ZipFile.OpenRead(path);

            // The list of files is read when it is asked for.
            _ = archive.Entries;
            return archive;
        }
        catch (InvalidDataException exception)
        {
            archive?.Dispose();
            throw new InvalidDataException(
                $"{path} is no whole file of numpy.savez: it is damaged or cut off. Write or download it again.", exception);
        }
    }

    private static NumpyArray ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return NumpyArray.Read(file, file.Length, path);
    }

    private static NumpyArray ReadEntry(string path, ZipArchiveEntry entry)
    {
        var place = $"{path} ({TableCell.Show(entry.FullName)})";
        // What an entry says of its length is checked before so much memory is taken for it.
        if (entry.Length > FreeBytes && entry.Length / MaxRatio > entry.CompressedLength)
            throw new InvalidDataException(
                $"{place}: it expands to more than {MaxRatio} times its size, which images never do. Write it with numpy.savez, "
                + "uncompressed, if you trust it.");
        try
        {
            using var stream = entry.Open();
            return NumpyArray.Read(stream, entry.Length, place);
        }
        catch (Exception exception) when (exception is not InvalidDataException
            && exception is IOException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{place}: {exception.Message}", exception);
        }
        catch (InvalidDataException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{place}: {exception.Message}", exception);
        }
    }
}
