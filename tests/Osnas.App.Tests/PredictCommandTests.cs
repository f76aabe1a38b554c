namespace Osnas.App.Tests;

/// <summary>The command predict, without the work itself.</summary>
public sealed class PredictCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("osnas-predict-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_classes_of_a_picture_are_told()
    {
        var run = await CommandRun.Of("predict", "--run", "runs/one", "cat.jpg", "--top", "2");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("cat.jpg\n   75.0 %  cat\n   12.5 %  big, brown dog\n", run.Output);
    }

    [Fact]
    public async Task Pictures_have_a_row_each()
    {
        var run = await CommandRun.Of("predict", "--run", "runs/one", "cat.jpg", "folder");

        Assert.Equal(
            """

              picture   class   probability   others
            ─────────────────────────────────────────────────────────────────────
              cat.jpg   cat          75.0 %   big, brown dog 12.5 %, newt 6.3 %
              folder    cat          75.0 %   big, brown dog 12.5 %, newt 6.3 %


            """,
            run.Output);
        Assert.Equal("left out: 3 files in folders that aren't named as pictures\n", run.Error);
    }

    /// <summary>The others are classified, and the exit code says that some aren't.</summary>
    [Fact]
    public async Task Pictures_that_cannot_be_read_are_told_and_counted()
    {
        var run = await CommandRun.Of("predict", "--run", "runs/one", "bad1.jpg", "cat.jpg", "bad2.jpg", "--json");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(
            "error: bad1.jpg can't be decoded: the file is cut off.\nerror: bad2.jpg can't be decoded: the file is cut off.\n"
            + "2 of 3 can't be classified\n",
            run.Error);
        Assert.Equal("bad2.jpg", run.Json.GetProperty("unreadable")[1].GetProperty("path").GetString());
        Assert.Equal(
            """{"path":"cat.jpg","class":"cat","probability":0.75,"classes":[{"name":"cat","probability":0.75},""",
            System.Text.Json.JsonSerializer.Serialize(run.Json.GetProperty("predictions")[0])[..96]);
    }

    [Fact]
    public async Task Predictions_are_written_as_csv()
    {
        var path = Path.Combine(_folder.FullName, "classes.csv");

        await CommandRun.Of("predict", "--run", "runs/one", "a, b.png", "c.png", "--csv", path, "--top", "2");

        Assert.Equal(
            """
            file,class,probability,class2,probability2
            "a, b.png",cat,0.75,"big, brown dog",0.125
            c.png,cat,0.75,"big, brown dog",0.125

            """,
            File.ReadAllText(path));
    }

    [Theory]
    [InlineData("Required argument 'pictures' missing", "--run", "runs/one")]
    [InlineData("--top is '0'; write a whole number", "--run", "runs/one", "x.png", "--top", "0")]
    public async Task What_cannot_be_is_refused(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["predict", .. options]);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
    }
}
