using System.Buffers.Binary;
using System.IO.Compression;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Reads images in the format of MNIST (IDX): unsigned bytes behind a header of big-endian numbers, gzipped or not.</summary>
public static class IdxImages
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a folder with the files <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> and the same with <c>t10k</c>, each with or without <c>.gz</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The training and the test images, values from 0 to 1.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file isn't in the format.</exception>
    public static (InMemoryDataset Train, InMemoryDataset Test) ReadFolder(string folder) => (ReadPart(folder, "train"), ReadPart(folder, "t10k"));

    /// <summary>Whether a folder has a file of training images.</summary>
    internal static bool IsIn(string folder) => Directory.EnumerateFiles(folder, "train-images-idx3-ubyte*").Any();

    private static InMemoryDataset ReadPart(string folder, string part)
    {
        var (pixels, shape) = Read(Find(folder, $"{part}-images-idx3-ubyte"), 3);
        var (labels, _) = Read(Find(folder, $"{part}-labels-idx1-ubyte"), 1);
        if (labels.Length != shape[0])
            throw new InvalidDataException($"{folder}: {shape[0]} {part} images but {labels.Length} labels.");
        if (shape[1] != shape[2])
            throw new InvalidDataException($"{folder}: the {part} images are {shape[1]}x{shape[2]}; they have to be square.");
        using var bytes = tensor(pixels, [shape[0], 1, shape[1], shape[2]]);
        using var floats = bytes.to(ScalarType.Float32);
        return new(floats / 255, tensor(labels, ScalarType.Int64), labels.Max() + 1);
    }

    private static string Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        return File.Exists(path + ".gz") ? path + ".gz" : throw new FileNotFoundException($"There is no {name} or {name}.gz in {folder}.", path);
    }

    private static (byte[] Values, int[] Shape) Read(string path, int dimensions)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
        var header = ReadBytes(path, stream, 4 * (dimensions + 1));
        if (header is not [0, 0, UnsignedByte, var rank, ..] || rank != dimensions)
            throw new InvalidDataException($"{path}: not an IDX file of unsigned bytes with {dimensions} dimensions.");
        int[] shape = [.. Enumerable.Range(1, dimensions).Select(index => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * index)))];
        var length = shape.Aggregate(1.0, (product, extent) => product * extent);
        if (shape.Any(extent => extent < 1) || length > Array.MaxLength)
            throw new InvalidDataException($"{path}: its header says {string.Join('x', shape)} values.");
        return (ReadBytes(path, stream, (int)length), shape);
    }

    private static byte[] ReadBytes(string path, Stream stream, int length)
    {
        var bytes = new byte[length];
        try
        {
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"{path}: the file is shorter than its header says.");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }
}
