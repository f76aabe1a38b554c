using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Osnas.Data;

/// <summary>
/// The records of the pictures of a folder, kept in the user's cache folder: a file whose size and time of change are those of
/// before isn't opened again. A cache that can't be read or written is done without.
/// </summary>
/// <param name="path">The file of the cache; null for none.</param>
internal sealed class PictureRecordCache(string? path)
{
    // Format 1 had digests alone.
    private const int Format = 2;
    private const int BufferSize = 1 << 16;

    /// <summary>The user's folder for what can be made again; null if there is none.</summary>
    public static string? Folder
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } xdg && Path.IsPathRooted(xdg) ? xdg
                : home.Length == 0 ? string.Empty
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Path.Combine(home, ".cache");
            return folder.Length == 0 ? null : Path.Combine(folder, "osnas", "digests");
        }
    }

    /// <summary>The cache of a folder of data.</summary>
    /// <param name="root">The folder of data.</param>
    /// <param name="folder">The folder of the caches, as <see cref="Folder"/>; null for none.</param>
    public static PictureRecordCache Of(string root, string? folder) => new(
        folder is null
            ? null
            : Path.Combine(folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..32].ToLowerInvariant()));

    /// <summary>Reads the records, by the names of the files in the folder.</summary>
    public Dictionary<string, PictureRecord> Load()
    {
        if (path is null || !File.Exists(path))
            return [];
        try
        {
            using var reader =
                new BinaryReader(new BufferedStream(new DeflateStream(File.OpenRead(path), CompressionMode.Decompress), BufferSize));
            if (reader.ReadInt32() != Format)
                return [];
            var records = new Dictionary<string, PictureRecord>(StringComparer.Ordinal);
            for (var left = reader.ReadInt32(); left > 0; left--)
                records[reader.ReadString()] = Read(reader);
            return records;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException
            or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Writes the records of files.</summary>
    /// <param name="records">The names and the records.</param>
    public void Save(IReadOnlyCollection<(string Name, PictureRecord Record)> records)
    {
        if (path is null || records.Count == 0)
            return;

        // Another process may write the same cache: each has a file of its own, and the last one stays.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var writer =
                new BinaryWriter(new BufferedStream(new DeflateStream(File.Create(temporary), CompressionLevel.Fastest), BufferSize)))
            {
                writer.Write(Format);
                writer.Write(records.Count);
                foreach (var (name, record) in records)
                    Write(writer, name, record);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private static PictureRecord Read(BinaryReader reader)
    {
        var (size, changed, digest) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64());
        return new(size, changed, digest, new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean())
        {
            Format = string.Intern(reader.ReadString()),
            Orientation = reader.ReadByte(),
            IsGray = reader.ReadBoolean(),
            HasAlpha = reader.ReadBoolean(),
        });
    }

    private static void Write(BinaryWriter writer, string name, PictureRecord record)
    {
        var header = record.Header;
        writer.Write(name);
        writer.Write(record.Size);
        writer.Write(record.Changed);
        writer.Write(record.Digest);
        writer.Write((int)header.Width);
        writer.Write((int)header.Height);
        writer.Write(header.SeemsWhole);
        writer.Write(header.Format);
        writer.Write((byte)header.Orientation);
        writer.Write(header.IsGray);
        writer.Write(header.HasAlpha);
    }
}
