using System.Text;

namespace Osnas.Common;

/// <summary>Reads files that users name.</summary>
internal static class NamedFile
{
    /// <summary>The most bytes of a text, unless it says otherwise.</summary>
    public const int LongestText = 256 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text in UTF-8, or what its byte order mark says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="IOException">It isn't there, is a folder, which the system says access is denied to, or can't be read.</exception>
    /// <exception cref="InvalidDataException">It isn't text, or longer than it may be.</exception>
    public static string ReadText(string path, int most = LongestText)
    {
        var bytes = ReadBytes(path, most);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"{path} is not UTF-8 text; save it as UTF-8.");
        }
    }

    /// <summary>Reads a file that isn't longer than it may be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    /// <exception cref="InvalidDataException">It is longer than it may be.</exception>
    public static byte[] ReadBytes(string path, int most)
    {
        using var file = Open(path);

        // A device or a pipe has no length, and may have no end.
        using var read = new MemoryStream(file.CanSeek ? (int)Math.Min(file.Length, most) : 0);
        var buffer = new byte[1 << 16];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            if (read.Length + count > most)
                throw new InvalidDataException(
                    FormattableString.Invariant($"{path} has more than {most} bytes, the limit for such a file."));
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>Opens a file to read. Other processes may still write, replace or delete it, as a run in progress does.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; give the file.");
        if (!Path.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.");
        return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }
}
