using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>What a file begins with, expanded if it is gzipped.</summary>
internal sealed partial class FileStart
{
    private const int Length = 600;
    private const int TarMark = 257;
    private const int MaxEntries = 4096;

    private readonly Lazy<IReadOnlyList<string>> _zipEntries;

    private FileStart(string path, byte[] bytes)
    {
        (Path, Bytes, Text) = (path, bytes, Encoding.Latin1.GetString(bytes));
        _zipEntries = new(() => ReadZipEntries(path));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The first bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>The same, a character for each byte.</summary>
    public string Text { get; }

    /// <summary>The names in a ZIP archive; none if it is no such archive.</summary>
    public IReadOnlyList<string> ZipEntries => _zipEntries.Value;

    /// <summary>Reads a file's beginning.</summary>
    public static FileStart Read(string path)
    {
        var bytes = new byte[Length];
        int length;
        try
        {
            using var stream = CompressedFile.Open(path);
            length = stream.ReadAtLeast(bytes, Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            // What is wrong with a compressed file is told by what reads it.
            length = 0;
        }

        return new(path, bytes[..length]);
    }

    /// <summary>Whether a file begins with one of some texts, a byte for each character.</summary>
    public static Func<FileStart, bool> Is(params string[] starts) =>
        start => starts.Any(text => start.Text.StartsWith(text, StringComparison.Ordinal));

    /// <summary>Whether a file is a ZIP archive that holds one of some files.</summary>
    public static Func<FileStart, bool> IsZipWith(params string[] names) =>
        start => start.ZipEntries.Any(entry => names.Any(name => entry == name || entry.EndsWith('/' + name, StringComparison.Ordinal)));

    /// <summary>Whether a file is a tar archive, gzipped or not.</summary>
    public static bool IsTar(FileStart start) => start.Bytes.Length > TarMark + 5 && start.Text.AsSpan(TarMark, 5).SequenceEqual("ustar");

    /// <summary>Whether a file is a pickle of protocol 2 or later.</summary>
    public static bool IsPickle(FileStart start) => start.Bytes is [0x80, >= 2 and <= 5, ..];

    /// <summary>Whether a file's first line has the numbers of pixels with their values.</summary>
    public static bool IsLibSvm(FileStart start) => SparseLine().IsMatch(start.Text);

    /// <summary>Whether a file is a picture.</summary>
    public static bool IsPicture(FileStart start) => start.Bytes is
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xff, 0xd8, 0xff, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
        or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..]
        or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
        or [(byte)'I', (byte)'I', (byte)'*', 0, ..] or [(byte)'M', (byte)'M', 0, (byte)'*', ..]
        or [0, 0, 0, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..];

    private static string[] ReadZipEntries(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return [.. archive.Entries.Take(MaxEntries).Select(entry => entry.FullName)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    [GeneratedRegex("""^[-+.\de]+(?: \d+:[-+.\de]+){2}""")]
    private static partial Regex SparseLine();
}
