using Osnas.Data;
using Xunit.Abstractions;

namespace Osnas.Runtime.Tests;

/// <summary>Files that are damaged at random: what reads them tells of a fault with the file's name, and nothing else happens.</summary>
public sealed class DataFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int InCi = 150;

    private static readonly string[] Tokens =
        [
            "\"", ",", ";", "\t", " ", "\n", "\r", "#", "-1", "1e39", "nan", "label", "0.5", "\0", "99999999999", "\u00e4", "'", "(",
            "True", "999999999999"
        ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Idx_files()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 9, test: 4, compressed: false);
        Try("IDX", ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"], () => IdxImages.ReadParts(_folder.Path));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Compressed_idx_files()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 9, test: 4, compressed: true);
        Try("gzipped IDX", ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"], () => IdxImages.ReadParts(_folder.Path));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Cifar_folders()
    {
        CifarFiles.WriteCifar100(_folder.Path, train: 3, test: 2);
        Try("CIFAR", ["train.bin", "test.bin"], () => CifarImages.ReadParts(_folder.Path, CifarLayout.Cifar100));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Cifar_archives()
    {
        CifarFiles.WriteCifar100(_folder["cifar-100-binary"], train: 3, test: 2);
        CifarFiles.Pack(_folder["cifar-100-binary"], _folder["data.tar"], isCompressed: false);
        Try("tar of CIFAR", ["data.tar"], () => Load("data.tar"));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Tables_of_numbers()
    {
        File.WriteAllText(_folder["data.csv"], $"label,{Tables.Names()}\n{Tables.LabelFirst()}");
        Try("CSV", ["data.csv"], () => Load("data.csv"));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Compressed_tables()
    {
        SampleFiles.WriteCsv(_folder["data.csv.gz"], 30);
        Try("gzipped CSV", ["data.csv.gz"], () => Load("data.csv.gz"));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Numpy_arrays()
    {
        File.WriteAllBytes(_folder["x_train.npy"], NumpyFiles.Images(9));
        File.WriteAllBytes(_folder["y_train.npy"], NumpyFiles.Labels(9));
        Try("NumPy", ["x_train.npy", "y_train.npy"], () => NumpyImages.ReadParts(_folder.Path));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Numpy_archives()
    {
        NumpyFiles.WriteKeras(_folder["data.npz"], train: 9, test: 4);
        Try("npz", ["data.npz"], () => Load("data.npz"));
    }

    private ImageParts? Load(string name)
    {
        using var split = DataSource.Load(_folder[name], seed: 1);
        return null;
    }

    private void Try(string what, string[] names, Func<ImageParts?> read)
    {
        var originals = names.Select(name => File.ReadAllBytes(_folder[name])).ToArray();
        var (refused, count) = (0, Fuzz.Count(InCi));
        for (var input = 0; input < count; input++)
        {
            var random = new Random((Fuzz.Seed * 1_000_003) + input);
            var file = random.Next(names.Length);
            File.WriteAllBytes(_folder[names[file]], Damage(originals[file], random));
            try
            {
                read()?.Dispose();
            }
            catch (Exception exception) when (exception is InvalidDataException or FileNotFoundException)
            {
                refused++;
                Assert.Contains(_folder.Path, exception.Message, StringComparison.Ordinal);
            }
            catch (ArgumentException exception) when (exception.ParamName is "fractions" or "trainPortion")
            {
                // Too few images are left to divide.
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"{what}, seed {Fuzz.Seed}, input {input}: {exception}");
            }

            File.WriteAllBytes(_folder[names[file]], originals[file]);
        }

        output.WriteLine($"fuzz: {what}: {count} inputs, {refused} refused, {count - refused} read, 0 crashes, seed {Fuzz.Seed}");
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (var change = random.Next(1, 5); change > 0 && bytes.Count > 0; change--)
        {
            // Headers are at the front, the directory of an archive at the end.
            var reach = random.Next(3) switch
            {
                0 => Math.Min(bytes.Count, 64),
                1 => Math.Min(bytes.Count, 600),
                _ => bytes.Count,
            };
            var position = random.Next(4) == 0 ? bytes.Count - 1 - random.Next(reach) : random.Next(reach);
            switch (random.Next(6))
            {
                case 0:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[position] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes[position] = random.Next(2) == 0 ? byte.MinValue : byte.MaxValue;
                    break;
                case 3:
                    bytes.RemoveRange(position, Math.Min(random.Next(1, 40), bytes.Count - position));
                    break;
                case 4:
                    bytes.InsertRange(position, System.Text.Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                default:
                    bytes.RemoveRange(position, bytes.Count - position);
                    break;
            }
        }

        return [.. bytes];
    }
}
