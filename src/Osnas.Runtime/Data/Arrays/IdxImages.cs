using System.Buffers.Binary;
using System.Globalization;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Reads images in MNIST's format (IDX): bytes after a header of big-endian numbers. Files can be gzipped.</summary>
public static class IdxImages
{
    private const byte UnsignedByte = 8;
    private const byte Int = 12;

    /// <summary>
    /// Reads a folder with the files <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, and the same with
    /// <c>t10k</c> or <c>test</c>. Names can end with <c>.gz</c>, contain dots and upper case, and begin with the name of a
    /// data set, as in EMNIST and QMNIST. The files can also be in torchvision's <c>MNIST/raw</c> below the folder.
    /// </summary>
    /// <param name="folder">The folder, or one of the files if a folder contains several data sets.</param>
    /// <returns>The training images and the test images, with values from 0 to 1.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file has another format, or the folder contains several data sets.</exception>
    public static (InMemoryDataset Train, InMemoryDataset Test) ReadFolder(string folder)
    {
        var parts = ReadParts(folder);
        return ((InMemoryDataset)parts.Train, (InMemoryDataset)parts.Test!);
    }

    internal static ImageParts ReadParts(string path)
    {
        using var scope = NewDisposeScope();
        var files = File.Exists(path) ? IdxFiles.Of(path) : IdxFiles.Find(path) switch
        {
            [] => new(path, string.Empty, new Dictionary<(DataPart, bool), string>()),
            [var only] => only,
            var several => throw new InvalidDataException(
                $"{path} holds several data sets, {string.Join(" and ", several.Select(set => set.Title))}: give the folder of one, or "
                + $"one of its files, as {several[0].Paths.OrderBy(file => file.Key).First().Value}."),
        };
        var notes = new List<DataNote> { new(DataNoteKind.Understood, $"{files.Title}, in MNIST's format, from {files.Folder}") };
        if (files.Name.StartsWith("emnist", StringComparison.OrdinalIgnoreCase))
            notes.Add(
                new(
                    DataNoteKind.Understood,
                    "EMNIST's images have rows and columns swapped; they are used as they are, as in torchvision"));
        return LabelledImages.ToParts(ReadPart(files, DataPart.Train), null, ReadPart(files, DataPart.Test), notes);
    }

    private static LabelledImages ReadPart(IdxFiles files, DataPart part)
    {
        var name = part == DataPart.Train ? "train" : "test";
        var (pixels, shape) = ReadImages(files[part, isImages: true]);
        var labels = ReadLabels(files[part, isImages: false]);
        if (labels.Length != shape[0])
            throw new InvalidDataException($"{files.Folder}: {shape[0]} {name} images but {labels.Length} labels.");
        using var bytes = TensorFactory.Of(pixels, [shape[0], 1, shape[1], shape[2]], Devices.Host);
        return new(files[part, isImages: true], bytes.to(ScalarType.Float32).div_(byte.MaxValue), labels)
        {
            Scale = Preprocessing.ByteScale,
        };
    }

    private static (byte[] Values, int[] Shape) ReadImages(string path)
    {
        var (type, values, shape) = Read(path);
        return type == UnsignedByte && shape.Length == 3
            ? (values, shape)
            : throw Other(path, type, shape, "unsigned bytes with 3 dimensions");
    }

    /// <summary>The labels: bytes, or QMNIST's lines of 8 numbers, of which the first is the class.</summary>
    private static string[] ReadLabels(string path)
    {
        var (type, values, shape) = Read(path);
        var size = type == Int ? sizeof(int) : 1;
        if (shape.Length > 2 || type is not (UnsignedByte or Int) || (shape.Length == 2 && type != Int))
            throw Other(path, type, shape, "unsigned bytes with 1 dimension");
        var width = shape.Length == 2 ? shape[1] * size : size;
        var labels = new string[shape[0]];
        for (var index = 0; index < labels.Length; index++)
        {
            var value = size == 1 ? values[index] : BinaryPrimitives.ReadInt32BigEndian(values.AsSpan(index * width));
            labels[index] = value is >= 0 and < SearchSpaceSpec.MaxExtent
                ? value.ToString(CultureInfo.InvariantCulture)
                : throw new InvalidDataException($"{path}: label {index} is {value}.");
        }

        return labels;
    }

    private static (byte Type, byte[] Values, int[] Shape) Read(string path)
    {
        using var stream = CompressedFile.Open(path);
        var magic = CompressedFile.ReadExactly(stream, path, 4);
        if (magic is not [0, 0, var type, var rank] || rank is 0 or > 4 || SizeOf(type) is not { } size)
            throw new InvalidDataException($"{path}: not an IDX file.");
        var header = CompressedFile.ReadExactly(stream, path, 4 * rank);
        int[] shape = [.. Enumerable.Range(0, rank).Select(index => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * index)))];
        var length = shape.Aggregate((double)size, (product, extent) => product * extent);
        if (shape.Any(extent => extent < 1) || length > Array.MaxLength)
            throw new InvalidDataException($"{path}: its header says {string.Join('x', shape)} values.");
        var values = CompressedFile.ReadExactly(stream, path, (int)length);
        return stream.ReadByte() < 0
            ? (type, values, shape)
            : throw new InvalidDataException($"{path}: the file is longer than its header says.");
    }

    private static int? SizeOf(byte type) => type switch
    {
        UnsignedByte or 9 => 1,
        11 => 2,
        Int or 13 => 4,
        14 => 8,
        _ => null,
    };

    private static InvalidDataException Other(string path, byte type, int[] shape, string expected)
    {
        var name = type switch
        {
            UnsignedByte => "unsigned bytes",
            9 => "signed bytes",
            11 => "16-bit integers",
            Int => "32-bit integers",
            13 => "32-bit floats",
            _ => "64-bit floats",
        };
        return new(
            $"{path}: it holds {name} with {shape.Length} dimension{(shape.Length == 1 ? string.Empty : "s")}; what is read is "
            + $"{expected}.");
    }
}
