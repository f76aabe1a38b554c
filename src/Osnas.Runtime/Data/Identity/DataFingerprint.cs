using System.IO.Compression;
using System.Security.Cryptography;

namespace Osnas.Data;

/// <summary>
/// The identity of data: its class names, and the part, class, file and content of each image. The same data at another place
/// has the same fingerprint; one changed byte changes it. It covers all data, even if <see cref="DataOptions"/> and the seed
/// select some of the images.
/// </summary>
public sealed class DataFingerprint
{
    private const int Format = 1;

    // Only data that is divided by a column has groups; other data has the fingerprint that it always had.
    private const int FormatWithGroups = 2;

    // As many digits as 128 bits have.
    private const int HashLength = 32;

    private readonly byte[] _content;

    internal DataFingerprint(IReadOnlyList<string> classNames, bool isOfFiles, IReadOnlyList<DataEntry> images)
        : this(Serialize(classNames, isOfFiles, images))
    {
    }

    private DataFingerprint(byte[] content)
    {
        _content = content;
        using var reader = new BinaryReader(new MemoryStream(content));
        (_, IsOfFiles, ClassNames) = ReadStart(reader);
        Hash = Convert.ToHexString(SHA256.HashData(content))[..HashLength].ToLowerInvariant();
    }

    /// <summary>The hash of the data, in hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Whether each image is a file; otherwise, images are in arrays.</summary>
    internal bool IsOfFiles { get; }

    /// <summary>Lists all images, part by part: of files by their names, of arrays in their order.</summary>
    /// <remarks>They are kept as the bytes that are written to a file, which takes the least memory.</remarks>
    internal IReadOnlyList<DataEntry> ListImages()
    {
        using var reader = new BinaryReader(new MemoryStream(_content));
        var (format, _, _) = ReadStart(reader);
        var images = new List<DataEntry>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            images.Add(
                new((DataPart)reader.ReadByte(), reader.ReadInt32(), reader.ReadString(), reader.ReadUInt64())
                {
                    Group = format == FormatWithGroups && reader.ReadString() is { Length: > 0 } group ? group : null,
                });
        return images;
    }

    /// <inheritdoc/>
    public override string ToString() => Hash;

    /// <summary>Writes all of it.</summary>
    /// <param name="path">The file; an existing file is replaced.</param>
    internal void Write(string path) => AtomicFile.Write(path, temporary =>
    {
        using var file = new GZipStream(File.Create(temporary), CompressionLevel.Optimal);
        file.Write(_content);
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It isn't such a file.</exception>
    internal static DataFingerprint Read(string path)
    {
        try
        {
            using var content = new MemoryStream();
            using (var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
                file.CopyTo(content);
            var fingerprint = new DataFingerprint(content.ToArray());
            fingerprint.ListImages();
            return fingerprint;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not the list of a run's images: {exception.Message}", exception);
        }
    }

    private static (int Format, bool IsOfFiles, IReadOnlyList<string> ClassNames) ReadStart(BinaryReader reader)
    {
        if (reader.ReadInt32() is var format && format is not (Format or FormatWithGroups))
            throw new InvalidDataException(
                $"its format is {format}, but this version of Osnas reads {Format} and {FormatWithGroups}.");
        var isOfFiles = reader.ReadBoolean();
        var names = new List<string>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            names.Add(reader.ReadString());
        return (format, isOfFiles, names);
    }

    private static byte[] Serialize(IReadOnlyList<string> classNames, bool isOfFiles, IReadOnlyList<DataEntry> images)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        var hasGroups = images.Any(image => image.Group is not null);
        writer.Write(hasGroups ? FormatWithGroups : Format);
        writer.Write(isOfFiles);
        writer.Write(classNames.Count);
        foreach (var name in classNames)
            writer.Write(name);
        writer.Write(images.Count);
        foreach (var image in images)
        {
            writer.Write((byte)image.Part);
            writer.Write(image.Label);
            writer.Write(image.Name);
            writer.Write(image.Digest);
            if (hasGroups)
                writer.Write(image.Group ?? string.Empty);
        }

        writer.Flush();
        return content.ToArray();
    }
}
