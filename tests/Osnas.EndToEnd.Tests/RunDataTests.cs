using Osnas.Data;
using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>A run is one of its data: what is drawn, trained and measured depends on each image.</summary>
public sealed class RunDataTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public RunDataTests() => TrainRun.WritePictures(_folder.Locate("data"), perClass: 10, blue: 0);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DataThatChangedIsRefusedWithTheDifference()
    {
        var options = Options("run");
        TrainExperiment.Run(options);
        var before = File.ReadAllText(_folder.Locate("run", "report.json"));
        File.Delete(Data("cat/3.png"));
        Picture("dog/new.png", 177);
        Picture("dog/5.png", 199);

        var resumed = Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options));
        var evaluated = Assert.Throws<InvalidDataException>(() => EvaluateExperiment.Run(options.Output));

        const string difference = "1 image is gone (cat/3.png), 1 is new (dog/new.png), 1 changed (dog/5.png)";
        Assert.Equal(
            $"{options.Output} holds a run on other data: {difference}. Restore the data to resume the run; for the current data, "
            + "choose another folder or name.",
            resumed.Message);
        Assert.Equal(
            $"The data of {options.Output} has changed: {difference}. With another split, images that the network was "
            + "trained on would count as test images. Restore the data, or name the data to measure on with --data.",
            evaluated.Message);
        Assert.Equal(before, File.ReadAllText(_folder.Locate("run", "report.json")));
    }

    [Fact]
    public void TheSameDataElsewhereIsTheSame()
    {
        var report = TrainExperiment.Run(Options("run"));
        var moved = _folder.Locate("moved");
        Directory.Move(_folder.Locate("data"), moved);

        using var data = DataSource.Load(new DataOptions { Source = moved, InputSize = 16 }, seed: 0);
        var document = OsnasJson.Default.DataDocument;
        var written = System.Text.Json.JsonSerializer.Deserialize(File.ReadAllText(_folder.Locate("run", "data.json")), document)!;

        Assert.Equal(written.Fingerprint, data.Fingerprint!.Hash);
        Assert.Equal([new("cat", 5, 2, 3), new("dog", 5, 2, 3)], written.Classes);
        Assert.Equal(report.TestAccuracy, EvaluateExperiment.Run(_folder.Locate("run"), new() { Source = moved }).TestAccuracy);
    }

    /// <summary>By their order zebra would stand for dog.</summary>
    [Theory]
    [InlineData("zebra", null, "2 classes (cat, zebra)")]
    [InlineData("dog", "zebra", "3 classes (cat, dog, zebra)")]
    public void DataOfOtherClassesIsNotMeasured(string second, string? third, string classes)
    {
        TrainExperiment.Run(Options("run"));
        if (second != "dog")
            Directory.Move(Data("dog"), Data(second));
        if (third is not null)
            Picture($"{third}/0.png", 201);

        var exception = Assert.Throws<InvalidDataException>(
            () => EvaluateExperiment.Run(_folder.Locate("run"), new() { Source = _folder.Locate("data") }));
        var own = Assert.Throws<InvalidDataException>(() => EvaluateExperiment.Run(_folder.Locate("run")));

        Assert.Equal(
            $"{_folder.Locate("data")} has {classes}, and the network in {_folder.Locate("run")} was trained on 2 classes (cat, dog): "
            + "its outputs stand for other classes.",
            exception.Message);
        Assert.Contains($"the data has {classes} now and had 2 classes (cat, dog)", own.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATeacherOfOtherClassesIsRefused()
    {
        TrainExperiment.Run(Options("run"));
        Directory.Move(Data("dog"), Data("zebra"));

        var exception = Assert.Throws<InvalidDataException>(
            () => TrainExperiment.Run(Options("student") with { Distillation = new() { Teacher = _folder.Locate("run") } }));

        Assert.StartsWith("The data has 2 classes (cat, zebra), and the network in ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunOfBeforeThereWereFingerprintsIsNotGoneOnWith()
    {
        var options = Options("run");
        TrainExperiment.Run(options);
        File.Delete(_folder.Locate("run", "data.json"));

        Assert.Equal(
            $"{options.Output} holds a run of an earlier version of Osnas, without data.json. Its data can't be compared with the "
            + "current data. Choose another folder or name, or delete this one.",
            Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options)).Message);
        Assert.StartsWith(
            $"{options.Output} is of an earlier version of Osnas",
            Assert.Throws<InvalidDataException>(() => EvaluateExperiment.Run(options.Output)).Message,
            StringComparison.Ordinal);
        Assert.InRange(EvaluateExperiment.Run(options.Output, new() { Source = _folder.Locate("data") }).TestAccuracy, 0, 1);
    }

    [Fact]
    public void WithoutTheListOfImagesTheFingerprintTells()
    {
        var options = Options("run");
        TrainExperiment.Run(options);
        File.WriteAllText(_folder.Locate("run", "data.gz"), "no list");
        File.Delete(Data("cat/3.png"));

        Assert.Matches(
            "holds a run on other data: its fingerprint is [0-9a-f]{32} now and was [0-9a-f]{32}",
            Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options)).Message);
    }

    [Fact]
    public void ALineOfATableThatIsGoneIsTold()
    {
        var table = _folder.Locate("digits.csv");
        var lines = TrainRun.CreateTable(60, classes: 3, (line, pixel) => (line * 31 + pixel * 7) % 17);
        File.WriteAllLines(table, lines);
        var options = new TrainOptions
        {
            Space = nameof(NineSpace),
            Architecture = [0, 0],
            Data = new() { Source = table, Label = "last" },
            Output = _folder.Locate("run"),
            Model = new() { Epochs = 1 }
        };
        TrainExperiment.Run(options);
        File.WriteAllLines(table, lines.Where((_, line) => line != 17));

        Assert.Contains(
            "holds a run on other data: 1 image is gone (image 17). ",
            Assert.Throws<InvalidDataException>(() => TrainExperiment.Run(options)).Message,
            StringComparison.Ordinal);
    }

    private string Data(string name) => _folder.Locate("data", name);

    private void Picture(string name, int blue) => TrainRun.WritePicture(Data(name), blue);

    private TrainOptions Options(string name) => TrainRun.OnPictures(_folder.Locate("data"), _folder.Locate(name));
}
