using System.Formats.Tar;
using System.Globalization;

namespace Osnas.Data;

/// <summary>The archives that CIFAR is downloaded as, gzipped or not.</summary>
internal static class CifarArchive
{
    private const int FirstEntries = 6;

    /// <summary>Recognizes CIFAR by the first files of an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="isPython">Whether it is the version for Python.</param>
    /// <returns>Null if it is something else.</returns>
    public static CifarLayout? Recognize(string path, out bool isPython)
    {
        isPython = false;
        try
        {
            using var archive = new TarReader(CompressedFile.Open(path));
            for (var count = 0; count < FirstEntries && archive.GetNextEntry() is { } entry; count++)
            {
                var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(entry.Name));
                if (CifarLayout.All.FirstOrDefault(format => name == format.Folder || format.Files.Contains(name)) is { } found)
                    return found;
                isPython |= CifarPython.IsOf(entry.Name) || CifarPython.IsFolder(name);
            }
        }
        catch (Exception exception) when (IsFault(exception))
        {
            // What is wrong with it is told by what reads it.
        }

        return null;
    }

    /// <summary>Reads files out of an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="format">The format whose files they are.</param>
    public static Dictionary<string, byte[]> Read(string path, CifarLayout format)
    {
        var files = new Dictionary<string, byte[]>();
        try
        {
            using var archive = new TarReader(CompressedFile.Open(path));
            while (archive.GetNextEntry() is { } entry)
            {
                var name = Path.GetFileName(entry.Name);
                if (entry.DataStream is not { } content || !(format.Files.Contains(name) || name == format.NamesFile))
                    continue;
                if (entry.Length > CifarLayout.MaxFileLength)
                    throw new InvalidDataException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name} is {entry.Length:N0} bytes; those of {format.Name} are less than {CifarLayout.MaxFileLength:N0}."));
                using var bytes = new MemoryStream();
                content.CopyTo(bytes);
                files[name] = bytes.ToArray();
            }

            return files;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            throw new InvalidDataException(
                $"{path} can't be unpacked as {format.Archive}: {exception.Message} If it is other data, change the "
                + $"requested format; {DataFormat.Any} recognizes it.",
                exception);
        }
    }

    // What the reader of the library throws at archives that are damaged.
    private static bool IsFault(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException
            or NotSupportedException;
}
