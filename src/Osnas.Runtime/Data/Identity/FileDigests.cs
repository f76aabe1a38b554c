using System.Buffers;
using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace Osnas.Data;

/// <summary>
/// The digests of files, kept in the user's cache folder: a file whose size and time of change are those of before isn't
/// read again. There is one cache for each folder of data; one that can't be read or written is done without.
/// </summary>
internal static class FileDigests
{
    private const int Format = 1;
    private const int BufferSize = 1 << 16;

    // A file that changed so shortly before it was read may change again without another time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>The user's folder for what can be made again; null if there is none.</summary>
    public static string? CacheFolder
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

    /// <summary>The digests of files: of each the first 64 bits of SHA-256.</summary>
    /// <param name="root">The folder that they are in.</param>
    /// <param name="files">Their paths.</param>
    /// <param name="names">Their names in that folder.</param>
    /// <param name="verify">Whether to read all of them.</param>
    /// <param name="cacheFolder">The folder of the caches, as <see cref="CacheFolder"/>; null for none.</param>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static ulong[] Read(string root, IReadOnlyList<string> files, IReadOnlyList<string> names, bool verify, string? cacheFolder)
    {
        var cache = cacheFolder is { } folder
            ? Path.Combine(folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..32].ToLowerInvariant())
            : null;
        var known = Load(cache);
        var records = new FileRecord[files.Count];
        var settledBefore = DateTime.UtcNow - Settled;
        var read = 0;
        try
        {
            Parallel.For(0, files.Count, ReadOne);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        if (read > 0 || records.Length != known.Count)
            Save(cache, names, records, settledBefore.Ticks);
        return Array.ConvertAll(records, record => record.Digest);

        void ReadOne(int index)
        {
            var (size, changed) = Stat(files[index]);
            if (!verify && known.TryGetValue(names[index], out var record) && (record.Size, record.Changed) == (size, changed))
            {
                records[index] = record;
                return;
            }

            records[index] = new(size, changed, Digest(files[index]));
            Interlocked.Increment(ref read);
        }
    }

    private static (long Size, long Changed) Stat(string path)
    {
        var file = new FileInfo(path);

        // A link stays when the file that it leads to changes.
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        return (file.Length, file.LastWriteTimeUtc.Ticks);
    }

    private static ulong Digest(string path)
    {
        using var file = File.OpenHandle(path);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            var length = RandomAccess.Read(file, buffer, 0);
            if (length < buffer.Length && RandomAccess.GetLength(file) == length)
            {
                SHA256.HashData(buffer.AsSpan(0, length), digest);
                return BitConverter.ToUInt64(digest);
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var position = 0L; length > 0; length = RandomAccess.Read(file, buffer, position))
            {
                hash.AppendData(buffer, 0, length);
                position += length;
            }

            hash.GetHashAndReset(digest);
            return BitConverter.ToUInt64(digest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Dictionary<string, FileRecord> Load(string? path)
    {
        var records = new Dictionary<string, FileRecord>(StringComparer.Ordinal);
        if (path is null || !File.Exists(path))
            return records;
        try
        {
            using var reader =
                new BinaryReader(new BufferedStream(new DeflateStream(File.OpenRead(path), CompressionMode.Decompress), BufferSize));
            if (reader.ReadInt32() != Format)
                return records;
            for (var left = reader.ReadInt32(); left > 0; left--)
                records[reader.ReadString()] = new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64());
            return records;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException
            or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Save(string? path, IReadOnlyList<string> names, FileRecord[] records, long settledBefore)
    {
        if (path is null)
            return;

        int[] settled = [.. Enumerable.Range(0, records.Length).Where(index => records[index].Changed < settledBefore)];
        if (settled.Length == 0)
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
                writer.Write(settled.Length);
                foreach (var index in settled)
                {
                    writer.Write(names[index]);
                    writer.Write(records[index].Size);
                    writer.Write(records[index].Changed);
                    writer.Write(records[index].Digest);
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private readonly record struct FileRecord(long Size, long Changed, ulong Digest);
}
