namespace Osnas.Data;

/// <summary>
/// What is known of picture files before any is used: sizes, contents, those that can't be read, and those that are the same.
/// A file is opened once, and not again at a later start if it hasn't changed by size and time.
/// </summary>
internal sealed class PictureCheck
{
    // A file that changed so shortly before it was read may change again without another time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly PictureRecord[] _records;
    private readonly string?[] _problems;

    private PictureCheck(PictureRecord[] records, string?[] problems) => (_records, _problems) = (records, problems);

    /// <summary>Checks files, some at once.</summary>
    /// <param name="root">The folder that they are in.</param>
    /// <param name="files">Their paths.</param>
    /// <param name="verify">Whether to read all of them.</param>
    /// <param name="cacheFolder">The folder of the caches, as <see cref="PictureRecordCache.Folder"/>; null for none.</param>
    public static PictureCheck Run(string root, IReadOnlyList<string> files, bool verify, string? cacheFolder)
    {
        root = Path.GetFullPath(root);
        var cache = PictureRecordCache.Of(root, cacheFolder);
        var known = cache.Load();
        string[] names = [.. RelativeNames.Of(root, files)];
        var (records, problems) = (new PictureRecord[files.Count], new string?[files.Count]);
        var settledBefore = (DateTime.UtcNow - Settled).Ticks;
        var (kept, read) = (0, 0);
        Parallel.For(0, files.Count, index =>
        {
            try
            {
                var file = ImageFile.Follow(files[index]);
                var (size, changed) = (file.Length, file.LastWriteTimeUtc.Ticks);
                if (!verify && known.TryGetValue(names[index], out var record) && (record.Size, record.Changed) == (size, changed))
                {
                    records[index] = record;
                    Interlocked.Increment(ref kept);
                    return;
                }

                var (header, digest) = ImageFile.Check(files[index]);
                records[index] = new(size, changed, digest, header);
                Interlocked.Increment(ref read);
            }
            catch (InvalidDataException exception)
            {
                problems[index] = exception.Message;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems[index] = $"{files[index]} can't be read: {exception.Message}";
            }
        });
        if (read > 0 || kept < known.Count)
            cache.Save([
                .. Enumerable.Range(0, files.Count)
                    .Where(index => problems[index] is null && records[index].Changed < settledBefore)
                    .Select(index => (names[index], records[index]))
            ]);
        return new(records, problems);
    }

    /// <summary>Why a picture can't be read, by the index of the file; null if it can.</summary>
    public IReadOnlyList<string?> Problems => _problems;

    /// <summary>The headers of the pictures that can be read.</summary>
    public IEnumerable<PictureHeader> Headers => Readable.Select(index => _records[index].Header);

    private IEnumerable<int> Readable => Enumerable.Range(0, _records.Length).Where(index => _problems[index] is null);

    /// <summary>The header of a picture, by the index of the file; null if it can't be read.</summary>
    public PictureHeader? HeaderOf(int index) => _problems[index] is null ? _records[index].Header : null;

    /// <summary>The digest of a picture that can be read, by the index of the file.</summary>
    public ulong DigestOf(int index) => _records[index].Digest;

    /// <summary>Groups of files with the same content, by size and digest.</summary>
    /// <param name="matters">Whether it matters that files have the same content.</param>
    /// <returns>The indexes of the files.</returns>
    public IReadOnlyList<IReadOnlyList<int>> FindSame(Func<IReadOnlyList<int>, bool> matters)
    {
        var first = new Dictionary<(long Size, ulong Digest), int>(_records.Length);
        var same = new Dictionary<int, List<int>>();
        foreach (var index in Readable)
        {
            if (first.TryAdd((_records[index].Size, _records[index].Digest), index))
                continue;
            var original = first[(_records[index].Size, _records[index].Digest)];
            if (!same.TryGetValue(original, out var group))
                same[original] = group = [original];
            group.Add(index);
        }

        return [.. same.Values.Where(matters).OrderBy(group => group[0])];
    }
}
