
namespace Osnas.Data;

/// <summary>What is known of picture files before any is used: sizes, those that can't be read, and those that are the same.</summary>
internal sealed class PictureCheck
{
    // The end of a compressed picture, with a checksum in many formats, is rarely that of another.
    private const int KeyBytes = 64;

    private readonly IReadOnlyList<string> _files;
    private readonly PictureHeader[] _headers;
    private readonly string?[] _problems;
    private readonly int[] _ends;
    private readonly long[] _lengths;

    private PictureCheck(IReadOnlyList<string> files)
    {
        _files = files;
        (_headers, _problems, _ends, _lengths) =
            (new PictureHeader[files.Count], new string?[files.Count], new int[files.Count], new long[files.Count]);
        Parallel.For(0, files.Count, Check);
    }

    /// <summary>Checks files, some at once.</summary>
    public static PictureCheck Run(IReadOnlyList<string> files) => new(files);

    /// <summary>Why a picture can't be read, by the index of the file; null if it can.</summary>
    public IReadOnlyList<string?> Problems => _problems;

    /// <summary>The headers of the pictures that can be read.</summary>
    public IEnumerable<PictureHeader> Headers => _headers.Where((_, index) => _problems[index] is null);

    /// <summary>The header of a picture, by the index of the file; null if it can't be read.</summary>
    public PictureHeader? HeaderOf(int index) => _problems[index] is null ? _headers[index] : null;

    /// <summary>Groups of files with the same content.</summary>
    /// <param name="matters">Whether it matters that files have the same content. Only such are compared in full.</param>
    /// <returns>The indexes of the files.</returns>
    public IReadOnlyList<IReadOnlyList<int>> FindSame(Func<IReadOnlyList<int>, bool> matters)
    {
        int[][] alike =
        [
            .. Enumerable.Range(0, _files.Count).Where(index => _problems[index] is null)
                .GroupBy(index => (_lengths[index], _ends[index])).Select(group => group.ToArray())
                    .Where(group => group.Length > 1 && matters(group)),
        ];
        var same = new int[alike.Length][][];
        Parallel.For(
            0,
            alike.Length,
            group => same[group] =
                [
                    .. alike[group]
                    .GroupBy(index => FileDigest.Sha256(_files[index]))
                    .Select(equal => equal.ToArray())
                    .Where(equal => equal.Length > 1 && matters(equal))
                ]);
        return [.. same.SelectMany(groups => groups)];
    }

    private void Check(int index)
    {
        var path = _files[index];
        try
        {
            _headers[index] = ImageFile.Check(path);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Span<byte> end = stackalloc byte[KeyBytes];
            file.Position = Math.Max(0, file.Length - KeyBytes);
            end = end[..file.ReadAtLeast(end, KeyBytes, throwOnEndOfStream: false)];
            var hash = new HashCode();
            hash.AddBytes(end);
            (_lengths[index], _ends[index]) = (file.Length, hash.ToHashCode());
        }
        catch (InvalidDataException exception)
        {
            _problems[index] = exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems[index] = $"{path} can't be read: {exception.Message}";
        }
    }
}
