using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Reads the binary version of CIFAR-10 and CIFAR-100. An image has one byte for its class (in CIFAR-100, after one for its
/// superclass), then 3,072 bytes of pixels: red, green and blue, each row by row.
/// </summary>
public static class CifarImages
{
    private const int Channels = 3;
    private const int Size = 32;
    private const int Pixels = Channels * Size * Size;

    /// <summary>Reads CIFAR-10.</summary>
    /// <param name="path">The folder <c>cifar-10-batches-bin</c>, the folder that contains it, or
    /// <c>cifar-10-binary.tar.gz</c>.</param>
    /// <returns>The training images and the test images, with values from 0 to 1.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file has another format.</exception>
    public static (InMemoryDataset Train, InMemoryDataset Test) ReadCifar10(string path) => Read(path, CifarLayout.Cifar10);

    /// <summary>Reads CIFAR-100, with its 100 fine labels.</summary>
    /// <param name="path">The folder <c>cifar-100-binary</c>, the folder that contains it, or <c>cifar-100-binary.tar.gz</c>.</param>
    /// <returns>The training images and the test images, with values from 0 to 1.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file has another format.</exception>
    public static (InMemoryDataset Train, InMemoryDataset Test) ReadCifar100(string path) => Read(path, CifarLayout.Cifar100);

    internal static ImageParts ReadParts(string path, CifarLayout format)
    {
        var place = File.Exists(path) ? path : format.Find(path)
            ?? throw new FileNotFoundException(
            $"There is no {format.Name} in {path}: neither {format.TestFile} nor {format.Folder}/{format.TestFile} nor "
            + $"{format.Archive}. Osnas reads the binary version.",
            path);
        string[] names = [.. format.Files];
        var files = Directory.Exists(place) ? ReadFolder(place, format) : CifarArchive.Read(place, format);
        if (names.Where(name => !files.ContainsKey(name)).ToArray() is [var first, ..] missing)
            throw new FileNotFoundException(
                $"There is no {string.Join(", no ", missing)} in {place}, which is part of {format.Name}.", first);
        foreach (var name in names)
            Check(Path.Combine(place, name), files[name], format);
        var classes = ClassNames(files.GetValueOrDefault(format.NamesFile), format);
        var (train, test) = (Decode([.. format.TrainFiles.Select(name => files[name])], format, classes),
            Decode([files[format.TestFile]], format, classes));
        return new(train, null, test, AugmentationOptions.Cifar) { Notes = [new(DataNoteKind.Understood, $"{format.Name} in {place}")] };
    }

    private static (InMemoryDataset Train, InMemoryDataset Test) Read(string path, CifarLayout format)
    {
        var parts = ReadParts(path, format);
        return ((InMemoryDataset)parts.Train, (InMemoryDataset)parts.Test!);
    }

    private static Dictionary<string, byte[]> ReadFolder(string folder, CifarLayout format)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var name in format.Files.Append(format.NamesFile))
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists)
                continue;
            if (file.Length > CifarLayout.MaxFileLength)
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.FullName} is {file.Length:N0} bytes; those of {format.Name} are less than "
                        + $"{CifarLayout.MaxFileLength:N0}."));
            files[name] = File.ReadAllBytes(file.FullName);
        }

        return files;
    }

    /// <summary>The names of the classes as the data tells them; null if it doesn't.</summary>
    private static string[]? ClassNames(byte[]? file, CifarLayout format)
    {
        var names = file is null
            ? []
            : Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length == format.Classes && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : null;
    }

    private static void Check(string path, byte[] file, CifarLayout format)
    {
        var record = format.LabelBytes + Pixels;
        if (file.Length == 0 || file.Length % record != 0)
            throw new InvalidDataException(
                $"{path}: {file.Length} bytes are not whole images; an image of {format.Name} is {record} bytes.");
        for (var image = 0; image < file.Length / record; image++)
        {
            if (file[(image * record) + format.LabelBytes - 1] is var label && label >= format.Classes)
                throw new InvalidDataException(
                    $"{path}: image {image} is of class {label}; the classes of {format.Name} are 0 to {format.Classes - 1}.");
        }
    }

    private static InMemoryDataset Decode(byte[][] files, CifarLayout format, string[]? classes)
    {
        using var scope = NewDisposeScope();
        var records = cat([.. files.Select(file => TensorFactory.Of(file, Devices.Host).view(-1, format.LabelBytes + Pixels))]);
        var labels = records.select(1, format.LabelBytes - 1).to(ScalarType.Int64);
        var images = records.narrow(1, format.LabelBytes, Pixels).to(ScalarType.Float32).div_(byte.MaxValue).view(-1, Channels, Size, Size);
        var read = new InMemoryDataset(images, labels, format.Classes) { Scale = Preprocessing.ByteScale };
        if (classes is not null)
            read.ClassNames = classes;
        return read;
    }
}
