using System.IO.Compression;
using System.Security.Cryptography;

namespace Osnas.Data;

/// <summary>
/// The identity of data: its class names, and the part, class, file and content of each image. The same
/// data at another location has the same fingerprint; one changed byte changes it. Which images are drawn from it is up to
/// <see cref="DataOptions"/> and the seed.
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
    {
        (ClassNames, IsOfFiles, Images) = (classNames, isOfFiles, images);
        _content = Serialize();
        Hash = Convert.ToHexString(SHA256.HashData(_content))[..HashLength].ToLowerInvariant();
    }

    /// <summary>A hash of all that the data is, in hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Whether each image is a file; otherwise, images are in arrays.</summary>
    internal bool IsOfFiles { get; }

    /// <summary>All images, part by part: of files by their names, of arrays in their order.</summary>
    internal IReadOnlyList<DataEntry> Images { get; }

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
            using var reader = new BinaryReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            if (reader.ReadInt32() is var format && format is not (Format or FormatWithGroups))
                throw new InvalidDataException(
                    $"its format is {format}, but this version of Osnas reads {Format} and {FormatWithGroups}.");
            var isOfFiles = reader.ReadBoolean();
            var names = new List<string>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                names.Add(reader.ReadString());
            var images = new List<DataEntry>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                images.Add(
                    new((DataPart)reader.ReadByte(), reader.ReadInt32(), reader.ReadString(), reader.ReadUInt64())
                    {
                        Group = format == FormatWithGroups && reader.ReadString() is { Length: > 0 } group ? group : null,
                    });
            return new(names, isOfFiles, images);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not the list of a run's images: {exception.Message}", exception);
        }
    }

    private byte[] Serialize()
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        var hasGroups = Images.Any(image => image.Group is not null);
        writer.Write(hasGroups ? FormatWithGroups : Format);
        writer.Write(IsOfFiles);
        writer.Write(ClassNames.Count);
        foreach (var name in ClassNames)
            writer.Write(name);
        writer.Write(Images.Count);
        foreach (var image in Images)
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
