using Osnas.Data;
using Osnas.Experiments;
using Osnas.Runtime.Tests;
using Osnas.Search;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>A search on a folder of pictures for a space of images that aren't square, without a word about sizes.</summary>
public sealed class RectangularRunTests : IDisposable
{
    private static readonly string[] Classes = ["cat", "dog", "newt"];

    private readonly RunFolder _folder = new();

    public RectangularRunTests()
    {
        for (var image = 0; image < 45; image++)
        {
            var label = image % Classes.Length;
            PictureFiles.WritePng(_folder.Locate("images", Classes[label], $"{image}.png"), 64, 48, (byte)((label * 90) + (image % 40)));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Data_gets_the_size_of_the_space_and_keeps_it_to_the_exported_network()
    {
        var watcher = new ResumeRun.Watcher(_ => { });
        var report = SearchExperiment.Run(Options, watcher);

        Assert.Equal((new ImageSize(12, 16), 3), (report.InputSize, report.Classes));
        Assert.True(report.Winner.Cost.Flops <= 30_000);
        Assert.Contains(
            "scaled to 12x16 (height x width, the input size of WideSpace), 3 classes",
            string.Join(' ', watcher.Summary.Select(line => line.Trim())),
            StringComparison.Ordinal);
        var written = string.Concat(File.ReadAllText(_folder.Locate("run", "report.json")).Where(letter => !char.IsWhiteSpace(letter)));
        Assert.Contains("\"inputSize\":[12,16],", written, StringComparison.Ordinal);

        Assert.Equal(report.Winner.TestAccuracy, EvaluateExperiment.Run(_folder.Locate("run")).TestAccuracy);
        Assert.Equal(
            report.Winner.TestAccuracy,
            EvaluateExperiment.Run(_folder.Locate("run"), new() { Source = _folder.Locate("images") }).TestAccuracy);
        Assert.Equal([3, 12, 16], ExportExperiment.Run(_folder.Locate("run")).Input);

        // A run that goes on reads what it wrote.
        Assert.Equal(report.Winner.TestAccuracy, SearchExperiment.Run(Options).Winner.TestAccuracy);
    }

    /// <summary>By hand: 6x8 after the stem; a mobile block of 8 -> 16 -> 8 channels takes 8*16 + 9*16 + 16*8 for each pixel.</summary>
    [Fact]
    public void Costs_are_those_of_the_network_that_runs()
    {
        var table = WideSpace.LookUpTable.Create();
        using var model = new WideSpace.Model(new(1, 0));
        using var images = ones(2, 3, 12, 16);
        using var logits = model.call(images);

        Assert.Equal(new ImageSize(6, 8), table.SearchInputSize);
        Assert.Equal(6 * 8 * ((8 * 16) + (9 * 16) + (16 * 8)), table.GetInfoTable(InfoMetric.Flops)[0, 1]);
        Assert.Equal((6 * 8 * 27 * 8) + (8 * 3), table.GetBaseInfo(InfoMetric.Flops));
        Assert.Equal([2, 3], logits.shape);
    }

    [Fact]
    public void A_size_that_is_given_scales_data_and_budget()
    {
        var watcher = new ResumeRun.Watcher(_ => { });

        var report = SearchExperiment.Run(Options with { Data = Options.Data with { InputSize = new(8, 6) } }, watcher);

        Assert.Equal(new ImageSize(8, 6), report.InputSize);
        Assert.Contains(
            "scaled to 8x6 (height x width), 3 classes",
            string.Join(' ', watcher.Summary.Select(line => line.Trim())),
            StringComparison.Ordinal);
    }

    private SearchOptions Options => new()
    {
        Space = nameof(WideSpace),
        Data = new() { Source = _folder.Locate("images"), Workers = 0 },
        Output = _folder.Locate("run"),
        Seed = 3,
        Searcher = new RandomOptions { Iterations = 2 },
        Supernet = new() { Epochs = 1, BatchSize = 8 },
        Model = new() { Epochs = 1, BatchSize = 8 },
        CalibrationImages = 16,
        Baselines = 0,
    };
}
