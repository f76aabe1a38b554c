using System.Text.Json;
using Osnas.Data;
using Osnas.Experiments;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Formats are found by their names, and a user's own stands beside ours.</summary>
public sealed class DataFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ours_are_found_by_their_names_in_any_case() =>
        Assert.All(
            new[]
            {
                ("any", DataFormat.Any), ("MNIST", DataFormat.Mnist), ("csv", DataFormat.Csv), ("cifar10", DataFormat.Cifar10),
                ("Cifar100", DataFormat.Cifar100), ("folders", DataFormat.Folders), ("numpy", DataFormat.Numpy),
            },
            named => Assert.Same(named.Item2, DataFormat.Get(named.Item1)));

    [Fact]
    public void A_name_that_there_isnt_is_asked_about()
    {
        Assert.Null(DataFormat.Find("cifar"));
        Assert.Equal(
            "'cifar1' is not a data format; did you mean Cifar10? there are Any, Cifar10, Cifar100, Csv, Folders, Mnist, Numpy.",
            Assert.Throws<KeyNotFoundException>(() => DataFormat.Get("cifar1")).Message);
    }

    [Fact]
    public void A_format_of_ones_own_is_recognized_read_and_written_by_its_name()
    {
        var path = _folder["gray.levels"];
        File.WriteAllText(path, "0 1 1 0 1 0 0 1 0 1");
        DataFormat.Register("Levels", static () => new LevelsFormat());
        try
        {
            var levels = DataFormat.Get("Levels");
            foreach (var format in new[] { DataFormat.Any, DataFormat.Get("levels") })
            {
                using var split = DataSource.Load(new DataOptions { Source = path, Format = format, TrainPortion = 0.5 }, seed: 1);
                Assert.Equal((1, 4, 2), (split.Train.Channels, split.Train.Size, split.Train.Classes));
            }

            Assert.Contains("a file of gray levels", DataSource.Known, StringComparison.Ordinal);
            var options = new DataOptions { Source = path, Format = levels };
            var text = JsonText.Write(options, OsnasJson.Default.DataOptions);
            Assert.Contains("\"format\": \"Levels\"", text, StringComparison.Ordinal);
            Assert.Equal(options, JsonSerializer.Deserialize(text, OsnasJson.Default.DataOptions));
            Assert.StartsWith(
                "The data format levels already exists",
                Assert.Throws<ArgumentException>(() => DataFormat.Register("levels", static () => new LevelsFormat())).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            DataFormat.Remove("Levels");
        }

        Assert.Null(DataFormat.Find("Levels"));
    }

    [Fact]
    public void A_label_is_asked_for_in_tables_alone() =>
        Assert.Contains(
            $"{_folder.Path} is not a table (its format is Folders).",
            Assert.Throws<ArgumentException>(
                () => DataSource.Load(new DataOptions { Source = _folder.Path, Label = "y" }, seed: 1)).Message,
            StringComparison.Ordinal);

    private sealed class LevelsFormat : DataFormat
    {
        public override string InWords => "a file of gray levels";

        public override bool Recognizes(string path) => path.EndsWith(".levels", StringComparison.Ordinal);

        public override ImageParts Read(string path, DataReading reading)
        {
            using var scope = NewDisposeScope();
            long[] levels = [.. File.ReadAllText(path).Split(' ').Select(long.Parse)];
            var labels = tensor(levels);
            var images = labels.to(ScalarType.Float32).view(-1, 1, 1, 1).expand(-1, 1, 4, 4).contiguous();
            return new(new InMemoryDataset(images, labels, 2), null, null, new());
        }
    }
}
