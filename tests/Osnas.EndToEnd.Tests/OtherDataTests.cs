using Osnas.Data;
using Osnas.Experiments;
using Osnas.Runtime.Tests;

namespace Osnas.EndToEnd;

/// <summary>A network is measured on all images of data that is named, but those that the data has for training.</summary>
public sealed class OtherDataTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public OtherDataTests()
    {
        Pictures("photos", 10, 0);
        TrainExperiment.Run(
            new()
            {
                Space = nameof(ColorSpace),
                Architecture = [.. ColorSpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops).Cheapest],
                Data = new() { Source = _folder.Locate("photos"), InputSize = 16 },
                Output = _folder.Locate("run"),
                Model = new() { Epochs = 1, BatchSize = 4 },
            });
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

    private static IEnumerable<string> Notes(EvaluateReport report) => report.Notes.Select(note => note.ToString());

    private EvaluateReport Evaluate(string data, int? limit = null) =>
        EvaluateExperiment.Run(_folder.Locate("run"), new() { Source = _folder.Locate(data), Limit = limit });

    private void Pictures(string folder, int perClass, int blue)
    {
        for (var index = 0; index < perClass; index++)
        {
            PictureFiles.WritePng(_folder.Locate(folder, $"cat/{index}.png"), 16, 16, (byte)(blue + index));
            PictureFiles.WritePng(_folder.Locate(folder, $"dog/{index}.png"), 16, 16, (byte)(100 + blue + index));
        }
    }
}
