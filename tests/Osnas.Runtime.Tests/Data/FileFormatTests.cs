using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Osnas.Data;

namespace Osnas.Runtime.Tests;

/// <summary>Each form of files that common tools write is read, or refused with its hint, as the data guide's table says.</summary>
public sealed class FileFormatTests : IDisposable
{
    /// <summary>Writes an example of a format into a folder, and tells what of it is given; of some formats several.</summary>
    private static readonly Dictionary<string, Func<TemporaryFolder, string>[]> Examples = new()
    {
        [FileFormat.LabelFirst.Name] = [Text("train.csv", Tables.LabelFirst()), Text("train.csv.gz", Tables.LabelFirst())],
        [FileFormat.LabelLast.Name] = [Text("digits.txt", Tables.LabelLast())],
        [FileFormat.Header.Name] = [Text("train.csv", $"label,{Tables.Names()}\n{Tables.LabelFirst()}")],
        [FileFormat.IndexColumn.Name] =
            [
                Text(
                    "train.csv",
                    $",label,{Tables.Names()}\n{Tables.Lines(image => $"{image},{Tables.Label(image)},"
                        + $"{string.Join(',', Tables.PixelTexts(image))}")}")
            ],
        [FileFormat.Separators.Name] =
            [
                Text("train.tsv", Tables.LabelFirst("\t")), Text("train.csv", Tables.LabelFirst(";")),
                Text("train.txt", Tables.LabelFirst(" "))
            ],
        [FileFormat.NamedLabels.Name] = [Text("train.csv", Tables.LabelLast(label: image => image % 2 == 0 ? "cat" : "dog"))],
        [FileFormat.Comments.Name] = [Text("train.csv", $"# digits\n{Tables.LabelFirst()}")],
        [FileFormat.PixelColumn.Name] =
            [
                Text(
                    "fer2013.csv",
                    "emotion,pixels,Usage\n"
                        + Tables.Lines(
                            image => $"{Tables.Label(image)},{string.Join(' ', Tables.PixelTexts(image))},"
                                + $"{(image < 9 ? "Training" : "PublicTest")}"))
            ],
        [FileFormat.TableFolder.Name] =
        [
            folder => Both(folder, Text("mnist_train.csv", Tables.LabelFirst()), Text("mnist_test.csv", Tables.LabelFirst())),
        ],
        [FileFormat.Idx.Name] = [Idx("{0}"), Idx("MNIST/raw/{0}")],
        [FileFormat.NamedIdx.Name] = [Idx("emnist-digits-{0}")],
        [FileFormat.CifarBinary.Name] =
            [Cifar(""), Cifar("cifar-10-batches-bin"), Cifar("cifar-10-binary.tar.gz"), Cifar("renamed.tar"), Cifar("renamed.tgz")],
        [FileFormat.KerasArrays.Name] =
            [
                folder => Do(folder, "mnist.npz", path => NumpyFiles.WriteKeras(path, 9, 6)),
                folder => Above(folder, "mnist.npz", path => NumpyFiles.WriteKeras(path, 9, 6))
            ],
        [FileFormat.MedMnist.Name] =
        [
            folder => Do(
                folder,
                "bloodmnist.npz",
                path => NumpyFiles.WriteArchive(
                    path,
                    [.. new[] { "train", "val", "test" }.SelectMany(
                        part => new[] { ($"{part}_images", NumpyFiles.Images(9)), ($"{part}_labels", NumpyFiles.Labels(9, true)) })])),
        ],
        [FileFormat.ArrayFolder.Name] =
            [folder => Both(folder, Bytes("x_train.npy", NumpyFiles.Images(9)), Bytes("y_train.npy", NumpyFiles.Labels(9)))],

        [FileFormat.TableWithoutLabels.Name] =
            [Text("test.csv", $"{Tables.Names()}\n{Tables.Lines(image => string.Join(',', Tables.PixelTexts(image)))}")],
        [FileFormat.ColorTable.Name] =
            [
                Text(
                    "rgb.csv",
                    Tables.Lines(
                        image => string.Join(
                            ',',
                            [.. Enumerable.Repeat(Tables.PixelTexts(image)[..9], 3).SelectMany(values => values), Tables.Label(image)])))
            ],
        [FileFormat.DecimalCommas.Name] =
            [Text("data.csv", Tables.Lines(image => string.Join(';', [Tables.Label(image), .. Tables.PixelTexts(image)[..^1], "0,5"])))],
        [FileFormat.LibSvm.Name] = [Text("mnist.scale", "5 153:3 154:18 155:18\n0 128:0.2 129:1\n")],
        [FileFormat.Arff.Name] = [Text("mnist_784.arff", "% MNIST\n@relation mnist\n@data\n1,2,3,4,0\n")],
        [FileFormat.Json.Name] = [Text("train.json", "[{\"label\": 7}]"), Text("train.jsonl", "{\"label\": 7}")],
        [FileFormat.NumpyWithoutNames.Name] =
        [
            Bytes("images.npy", NumpyFiles.Images(9)),
            folder => Do(
                folder,
                "data.npz",
                path => NumpyFiles.WriteArchive(path, ("arr_0", NumpyFiles.Images(9)), ("arr_1", NumpyFiles.Labels(9)))),
        ],
        [FileFormat.NumpyObjects.Name] =
        [
            folder => Do(
                folder,
                "data.npz",
                path => NumpyFiles.WriteArchive(
                    path, ("x_train", NumpyFiles.Array("|O", [9], new byte[40])), ("y_train", NumpyFiles.Labels(9)))),
        ],
        [FileFormat.CifarPython.Name] =
        [
            folder => Above(folder, "cifar-10-batches-py/data_batch_1", path => File.WriteAllBytes(path, [0x80, 2])),
            Bytes("cifar-10-python.tar.gz", []),
            folder => Do(folder, "renamed.tar.gz", path => Pack(folder, "cifar-100-python", ["train", "test", "meta"], path)),
            folder => Do(folder, "cifar-100-python/train", path => File.WriteAllBytes(path, [0x80, 2])),
        ],
        [FileFormat.Stl10.Name] =
            [Bytes("train_X.bin", new byte[100]), folder => Above(folder, "test_y.bin", path => File.WriteAllBytes(path, [1, 2]))],
        [FileFormat.Pickle.Name] = [Bytes("data.pkl", [0x80, 4, 0x95]), Bytes("renamed.csv", [0x80, 4, 0x95])],
        [FileFormat.Torch.Name] = [Bytes("mnist.pt", [1, 2, 3]), folder => Do(folder, "data.zip", path => Zip(path, "archive/data.pkl"))],
        [FileFormat.Matlab.Name] =
            [Text("train_32x32.mat", "MATLAB 5.0 MAT-file, Platform: GLNXA64"), Text("data.bin", "MATLAB 5.0 MAT-file, Platform: GLNXA64")],
        [FileFormat.Hdf5.Name] = [Bytes("train.h5", [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a]), Bytes("data", [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a])],
        [FileFormat.Parquet.Name] = [Text("train.parquet", "PAR1")],
        [FileFormat.Arrow.Name] = [Text("data-00000-of-00001.arrow", "ARROW1"), Bytes("data", [0xff, 0xff, 0xff, 0xff, 1])],
        [FileFormat.TfRecord.Name] = [Bytes("train.tfrecord-00000-of-00001", [1, 2, 3, 4]), Bytes("train.tfrecord", [1, 2, 3, 4])],
        [FileFormat.Spreadsheet.Name] = [folder => Do(folder, "digits.xlsx", path => Zip(path, "xl/workbook.xml"))],
        [FileFormat.Database.Name] = [Text("data.db", "SQLite format 3\0"), Bytes("data.mdb", new byte[50])],
        [FileFormat.Pointer.Name] = [Text("train.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n")],
        [FileFormat.WebPage.Name] = [Text("train.csv", "<!DOCTYPE html>\n<html>404</html>")],
        [FileFormat.Picture.Name] =
            [Bytes("000.jpg", [0xff, 0xd8, 0xff, 0xe0]), Bytes("unnamed", [0x89, .. "PNG"u8]), Bytes("scan.tif", [.. "II*"u8, 0])],
        [FileFormat.SevenZip.Name] = [Bytes("images.7z", [(byte)'7', (byte)'z', 0xbc, 0xaf, 0x27, 0x1c]), Text("images.rar", "Rar!")],
        [FileFormat.Tar.Name] =
        [
            folder => Do(folder, "images.tar.gz", path => Pack(folder, "shapes", ["circle.png"], path)),
            folder => Do(folder, "renamed.bin", path => Pack(folder, "shapes", ["circle.png"], path, isCompressed: false)),
            Text("images.tgz", "broken"),
        ],
        [FileFormat.Zip.Name] = [folder => Do(folder, "images.zip", path => Zip(path, "cat/1.jpg"))],
        [FileFormat.Compressed.Name] = [Bytes("digits.csv.xz", [0xfd, .. "7zXZ"u8]), Text("digits.csv.bz2", "BZh91AY")],
    };

    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<object[]> Cases =>
        FileFormat.All.SelectMany(format => Examples[format.Name].Select((_, index) => new object[] { format.Name, index }));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_format_is_read_or_refused_with_its_hint(string name, int example)
    {
        var format = FileFormat.All.Single(format => format.Name == name);
        var source = Examples[name][example](_folder);

        if (format.Hint is null)
        {
            using var split = DataSource.Load(source, seed: 1);
            Assert.True(split.Train.Classes > 1);
            Assert.NotEmpty(split.Notes);
        }
        else
        {
            Assert.Contains(
                format.Hint, Assert.Throws<InvalidDataException>(() => DataSource.Load(source, seed: 1)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_data_guide_has_a_line_for_each()
    {
        var rows = File.ReadLines(Guide())
            .SkipWhile(line => line != "| files | example | written by | |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(
            FileFormat.All.Select(
                format => $"| {format.Name} | {format.Example} | {format.Tools} | "
                    + $"{(format.Hint is null ? $"read: {format.Reading}" : $"refused. {format.Hint}")} |"),
            rows);
    }

    [Fact]
    public void Each_format_is_either_read_or_has_a_hint() =>
        Assert.All(FileFormat.All, format => Assert.True(format.Hint is null != format.Reading is null));

    private static string Guide([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/guides/data.md");

    private static Func<TemporaryFolder, string> Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    private static Func<TemporaryFolder, string> Bytes(string name, byte[] bytes) => folder => Do(folder, name, path =>
    {
        if (name.EndsWith(".csv.gz", StringComparison.Ordinal))
            SampleFiles.Write(path, bytes);
        else
            File.WriteAllBytes(path, bytes);
    });

    private static string Do(TemporaryFolder folder, string name, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        write(folder[name]);
        return folder[name];
    }

    /// <summary>Gives the folder around the example.</summary>
    private static string Above(TemporaryFolder folder, string name, Action<string> write)
    {
        Do(folder, name, write);
        return folder.Path;
    }

    private static string Both(TemporaryFolder folder, Func<TemporaryFolder, string> first, Func<TemporaryFolder, string> second)
    {
        first(folder);
        second(folder);
        return folder.Path;
    }

    private static Func<TemporaryFolder, string> Idx(string names) => folder =>
    {
        foreach (var part in (string[])["train", "t10k"])
        {
            Do(
                folder,
                string.Format(null, names, $"{part}-images-idx3-ubyte"),
                path => SampleFiles.WriteIdx(path, [9, 4, 4], new byte[144], compressed: true));
            Do(
                folder,
                string.Format(null, names, $"{part}-labels-idx1-ubyte"),
                path => SampleFiles.WriteIdx(path, [9], [0, 1, 2, 0, 1, 2, 0, 1, 2]));
        }

        return folder.Path;
    };

    private static Func<TemporaryFolder, string> Cifar(string given) => folder =>
    {
        CifarFiles.WriteCifar10(folder["cifar-10-batches-bin"], imagesOfFile: 3, test: 3);
        if (given.Contains('.', StringComparison.Ordinal))
            CifarFiles.Pack(folder["cifar-10-batches-bin"], folder[given], isCompressed: !given.EndsWith(".tar", StringComparison.Ordinal));
        return folder[given];
    };

    private static void Zip(string path, string entry)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        archive.CreateEntry(entry);
    }

    private static void Pack(TemporaryFolder folder, string name, string[] files, string path, bool isCompressed = true)
    {
        var packed = Directory.CreateDirectory(folder[$"packed/{name}"]).FullName;
        foreach (var file in files)
            File.WriteAllText(Path.Combine(packed, file), file);
        CifarFiles.Pack(packed, path, isCompressed);
        Directory.Delete(folder["packed"], recursive: true);
    }
}
