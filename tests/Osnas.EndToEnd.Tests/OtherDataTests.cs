using Osnas.Data;
using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>A network is measured on all images of data that is named, but those that the data has for training.</summary>
public sealed class OtherDataTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public OtherDataTests()
    {
        Pictures("photos", 10, 0);
        TrainExperiment.Run(TrainRun.OnPictures(_folder.Locate("photos"), _folder.Locate("run")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Data_in_one_piece_is_measured_as_a_whole()
    {
        Pictures("others", 6, 40);

        var report = Evaluate("others");
        var limited = Evaluate("others", limit: 4);

        Assert.Equal((12, 0, null), (report.TestImages, report.ValidationImages, report.ValidationAccuracy));
        Assert.Equal([6, 6], report.Classes!.Select(only => only.Images));
        Assert.Contains("the data comes in one piece, so all its images are test images", Notes(report));
        Assert.Equal(4, limited.TestImages);
    }

    [Fact]
    public void Of_data_with_parts_the_training_images_are_left_out()
    {
        Pictures("others/train", 6, 40);
        Pictures("others/val", 2, 60);
        Pictures("others/test", 3, 80);

        var report = Evaluate("others");
        var test = Evaluate("others/test");
        Directory.Delete(_folder.Locate("others", "test"), recursive: true);
        var validation = Evaluate("others");

        Assert.Equal((6, 4), (report.TestImages, report.ValidationImages));
        Assert.Contains("left out: training images of this data: 12", Notes(report));
        Assert.Equal((6, report.TestAccuracy), (test.TestImages, test.TestAccuracy));
        Assert.Equal((4, 0), (validation.TestImages, validation.ValidationImages));
        Assert.Contains("there are no test images, so the validation images test", Notes(validation));
    }

    [Fact]
    public void Images_of_the_runs_data_are_counted()
    {
        Pictures("others", 6, 7);
        Pictures("new", 6, 40);

        Assert.Contains(
            "look at: 6 of 12 images to measure on are images of the run's data; those that trained the network make this accuracy too "
            + "high",
            Notes(Evaluate("others")));
        Assert.DoesNotContain("of the run's data", string.Join('\n', Notes(Evaluate("new"))), StringComparison.Ordinal);

        Directory.Move(_folder.Locate("photos"), _folder.Locate("moved"));
        Assert.Equal(6, Evaluate("moved").TestImages);
        Assert.Contains("this is the data of the run, divided as in the run", Notes(Evaluate("moved")));

        File.WriteAllText(_folder.Locate("run", "data.gz"), "no list");
        Assert.Contains("its data.gz can't be read", string.Join('\n', Notes(Evaluate("others"))), StringComparison.Ordinal);
    }

    /// <summary>Their own mean would hide that the images are brighter than those that the network knows.</summary>
    [Fact]
    public void Arrays_are_normalized_as_the_runs_data()
    {
        Table("table.csv", 0);
        Table("brighter.csv", 100);
        var options = TrainRun.OnPictures(string.Empty, _folder.Locate("table-run")) with
        {
            Data = new() { Source = _folder.Locate("table.csv") },
            Model = new() { Epochs = 0 },
        };
        TrainExperiment.Run(options);
        var run = new FinishedRun(options.Output);

        var (data, _) = FinishedRunData.LoadToMeasure(run, new() { Source = _folder.Locate("brighter.csv") });

        using (data)
        {
            var expected = FinishedRunData.FindPreprocessing(run);
            Assert.Equal(expected.Mean[0], data.Preprocessing.Mean[0], tolerance: 1e-3);
            Assert.Equal(expected.Deviation[0], data.Preprocessing.Deviation[0], tolerance: 1e-3);
            Assert.InRange(expected.Mean[0], 1, 50);
        }
    }

    private void Table(string name, int brightness) => File.WriteAllLines(
        _folder.Locate(name), TrainRun.CreateTable(20, classes: 2, (image, pixel) => brightness + ((image + pixel) % 40)));

    private static IEnumerable<string> Notes(EvaluateReport report) => report.Notes.Select(note => note.ToString());

    private EvaluateReport Evaluate(string data, int? limit = null) =>
        EvaluateExperiment.Run(_folder.Locate("run"), new() { Source = _folder.Locate(data), Limit = limit });

    private void Pictures(string folder, int perClass, int blue) => TrainRun.WritePictures(_folder.Locate(folder), perClass, blue);
}
