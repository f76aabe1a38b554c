using Osnas.Data;
using Osnas.Experiments;

namespace Osnas.App.Tests;

public sealed class DataCommandTests
{
    private static readonly DataReport Report = new(
        "photos",
        "0123",
        3,
        48,
        5,
        2,
        3,
        [new("cat", 3, 1, 2), new("dog", 2, 1, 1)],
        new(
            10,
            new Dictionary<string, int> { ["PNG"] = 10 },
            new(8, 9, 10),
            new(8, 9, 10),
            new(8, 9, 10),
            1,
            0,
            0,
            1,
            ["dog/1.png is empty."]),
        28,
        [new(DataNoteKind.LeftOut, "files that aren't pictures", 1) { Examples = ["a.txt"] }],
        null);

    [Fact]
    public async Task All_options_of_data_are_flags()
    {
        DataOptions? options = null;
        var run = await Run(
            (given, seed, space) =>
            {
                (options, _, _) = (given, seed, space);
                Assert.Equal((7, nameof(TinySpace)), (seed, space?.Name));
                return new(Report, ["data      photos: 10 images", "pictures  10"]);
            },
            "data", "my/photos", "--fit", "pad", "--group-by", "column:patient", "--seed", "7", "--space", nameof(TinySpace),
            "--apply-orientation", "--limit", "10", "--label", "last", "--format", "folders", "--input-size", "48");

        Assert.Equal((ExitCode.Success, "data      photos: 10 images\npictures  10\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            new DataOptions
            {
                Source = "my/photos",
                Fit = ImageFit.Pad,
                GroupBy = "column:patient",
                ApplyOrientation = true,
                Limit = 10,
                Label = "last",
                Format = DataFormat.Folders,
                InputSize = 48,
            },
            options);
    }

    [Fact]
    public async Task The_document_has_all_that_was_found()
    {
        var json = (await Run((_, _, _) => new(Report, []), "data", "photos", "--json")).Json;

        Assert.Equal("dog", json.GetProperty("classes")[1].GetProperty("name").GetString());
        Assert.Equal("dog/1.png is empty.", json.GetProperty("pictures").GetProperty("unreadable")[0].GetString());
        Assert.Equal(10, json.GetProperty("pictures").GetProperty("formats").GetProperty("PNG").GetInt32());
        Assert.Equal("LeftOut", json.GetProperty("notes")[0].GetProperty("kind").GetString());
        Assert.Equal(9, json.GetProperty("pictures").GetProperty("width").GetProperty("median").GetInt32());
    }

    [Theory]
    [InlineData("Required argument 'source' missing", "data")]
    [InlineData("--group-by is 'cat'; write regex:PATTERN", "data", "photos", "--group-by", "cat")]
    [InlineData("--fit is 'padd'; did you mean pad?", "data", "photos", "--fit", "padd")]
    public async Task What_is_wrong_is_told(string message, params string[] args)
    {
        var run = await Run((_, _, _) => throw new InvalidOperationException(), args);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith("error: " + message, run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> Run(DataRunner run, params string[] args) =>
        CommandRun.Of(Scripted.Runners with { Data = run }, null, args);
}
