using AngleSharp.Dom;
using Osnas.Dashboard.Reading;

namespace Osnas.Dashboard.Tests;

/// <summary>The list of runs.</summary>
public sealed class RunListTests
{
    private const string Markup = "<script>alert(1)<script> & \"a\"";

    [Fact]
    public async Task Shows_the_state_the_progress_and_the_best_of_each_run()
    {
        await using var served = new ServedRuns();
        served.AddSearch("finished");
        using var running = served.AddRunning("under way");
        var best = running.Evaluate(10).Max(row => row.Searched);
        await served.StartAsync();

        var page = await served.OpenAsync("/");

        Assert.Equal(
            ["running", "search 25 %", "1 min", $"{Quantity.Percent(best)} so far", nameof(TinySpace)],
            CellsOf(page.QuerySelector("#running tbody tr")!)[1..6]);
        var accuracy =
            SampleRun.Write(served.Outside("same"), TinySample.Table, TinySample.Budget, 20, TinySample.Classes).Winner.TestAccuracy;
        Assert.Equal(
            ["finished", "–", "–", $"{Quantity.Percent(accuracy)} test", nameof(TinySpace)],
            CellsOf(page.QuerySelector("#others tbody tr")!)[1..6]);
        Assert.Equal("2 runs: 1 finished, 1 running.", page.QuerySelector("#summary")!.TextContent.Trim());
        Assert.Equal("/run?run=under%20way", page.QuerySelector("#running a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Shows_names_with_markup_as_text()
    {
        await using var served = new ServedRuns();
        served.AddSearch(Markup);
        await served.StartAsync();

        var list = await served.OpenAsync("/");
        var run = await served.OpenAsync(list.QuerySelector("#others a")!.GetAttribute("href")!);

        Assert.Equal(Markup, list.QuerySelector("#others a")!.TextContent);
        Assert.Equal(Markup, list.QuerySelector("input[name=run]")!.GetAttribute("value"));
        Assert.Equal(Markup, run.QuerySelector("h1")!.TextContent);
        Assert.All([list, run], page => Assert.Equal("/live.js", Assert.Single(page.QuerySelectorAll("script")).GetAttribute("src")));
    }

    [Theory]
    [InlineData("/?text=SECOND", "second")]
    [InlineData("/?text=tinyspace&state=finished", "first,second")]
    [InlineData("/?state=stopped", "third")]
    [InlineData("/?text=%3Cnone", "")]
    public async Task Shows_the_runs_that_a_filter_takes(string address, string names)
    {
        await using var served = new ServedRuns();
        served.AddSearch("first");
        served.AddSearch("second");
        served.AddRunning("third").Dispose();
        await served.StartAsync();

        var page = await served.OpenAsync(address);

        Assert.Equal(names, string.Join(',', page.QuerySelectorAll("tbody a").Select(link => link.TextContent).Order()));
        Assert.StartsWith("3 runs: 2 finished, 1 stopped.", page.QuerySelector("#summary")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_what_changed_without_a_restart()
    {
        await using var served = new ServedRuns();
        await served.StartAsync();
        Assert.Equal($"There are no runs in {served.Folder}.", (await served.OpenAsync("/")).QuerySelector("#summary")!.TextContent.Trim());

        served.AddSearch("first");
        Assert.StartsWith(
            "1 run: 1 finished.", (await served.OpenAsync("/")).QuerySelector("#summary")!.TextContent.Trim(), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(served.Locate("first"), Osnas.Experiments.RunDirectory.ReportFile), "{");
        var damaged = (await served.OpenAsync("/")).QuerySelector("#others tbody tr")!;
        Assert.StartsWith("damaged", CellsOf(damaged)[1], StringComparison.Ordinal);
        Assert.Contains("report.json can't be read", CellsOf(damaged)[1], StringComparison.Ordinal);

        Directory.Delete(served.Folder, recursive: true);
        Assert.Contains(
            $"There is no folder {served.Folder}.",
            (await served.OpenAsync("/")).QuerySelector("#summary")!.TextContent,
            StringComparison.Ordinal);
        Directory.CreateDirectory(served.Folder);
    }

    /// <summary>Prevents: a start in 1601, of a file that vanished while it was looked at.</summary>
    [Fact]
    public async Task What_is_still_being_written_is_no_file_of_a_run()
    {
        await using var served = new ServedRuns();
        served.AddSearch("run");
        await served.StartAsync();
        var time = (await served.OpenAsync("/")).QuerySelector("time")!.GetAttribute("datetime");

        var temporary = Path.Combine(served.Locate("run"), "times.json.tmp");
        File.WriteAllText(temporary, "{");
        File.SetLastWriteTimeUtc(temporary, new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(time, (await served.OpenAsync("/")).QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal(RunStamp.Of(served.Locate("run")), StampWithout(temporary));

        string StampWithout(string file)
        {
            File.Delete(file);
            return RunStamp.Of(served.Locate("run"));
        }
    }

    /// <summary>The run is kept as files, for the end-to-end tests. Its page needs neither libtorch nor its space.</summary>
    [Fact]
    public async Task Shows_a_run_of_version_0_4()
    {
        await using var served = new ServedRuns();
        Directory.CreateDirectory(served.Locate("kept"));
        foreach (var file in Directory.GetFiles(RepositoryRoot.Combine("tests", "Osnas.EndToEnd.Tests", "Runs", "search-0.4")))
            File.Copy(file, Path.Combine(served.Locate("kept"), Path.GetFileName(file)));
        await served.StartAsync();

        var row = (await served.OpenAsync("/")).QuerySelector("#others tbody tr")!;
        var page = await served.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Equal(["finished", "–", "–"], CellsOf(row)[1..4]);
        Assert.EndsWith("% test", CellsOf(row)[4], StringComparison.Ordinal);
        Assert.Equal("kept", page.QuerySelector("h1")!.TextContent);
        var version = page.QuerySelectorAll("#origin dt").Single(term => term.TextContent == "Osnas").NextElementSibling!;
        Assert.Equal("0.4.0", version.TextContent);
    }

    private static string[] CellsOf(IElement row) => [.. row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];
}
