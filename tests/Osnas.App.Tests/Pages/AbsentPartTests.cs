using Osnas.Experiments;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>What a page of a run can't show, and how it says so.</summary>
public sealed class AbsentPartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A report of an earlier version, in a folder without some files: each part that the page leaves out is told.</summary>
    [Fact]
    public void Parts_that_are_left_out_are_told()
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, TinySample.Classes);
        SampleRun.WriteReport(run, report with { Comparison = null, Trust = null, Baselines = 7 });
        foreach (var file in (string[])[RunDirectory.CandidatesFile, RunDirectory.HistoryFile, RunDirectory.PredictionsFile])
            File.Delete(Path.Combine(run, file));
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        var told = string.Join('\n', page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Contains("no candidates in candidates.csv: what the search evaluated isn't known", told, StringComparison.Ordinal);
        Assert.Contains("no trainings in history.csv: how they went isn't known", told, StringComparison.Ordinal);
        Assert.Contains("whether the winner is better than random architectures", told, StringComparison.Ordinal);
        Assert.Contains($"{report.RandomCount} random architectures, not 7", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["all", "540", "–", "–"],
            HtmlPage.FindTable(page, "Accuracy by class").QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
    }

    /// <summary>
    /// A disk was full, or somebody edited the files of a finished run: the page has what is left, and both say what isn't.
    /// </summary>
    [Fact]
    public async Task What_a_finished_run_lost_is_told_by_the_page_and_the_terminal()
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 12, TinySample.Classes);
        Cut(RunDirectory.CandidatesFile, 3);
        Cut(RunDirectory.HistoryFile, 13);
        Cut(RunDirectory.PredictionsFile, 40);
        File.WriteAllText(Path.Combine(run, RunDirectory.SpaceFile), "{");
        var (one, other) = (report.Others[^1].Trainings[^2].Network, report.Others[^1].Trainings[^1].Network);
        string[] told =
        [
            "candidates.csv has 9 of the 12 candidates that report.json counts: the pictures of the search lack the others.",
            $"history.csv lacks 13 epochs of {one}, {other}: the curves of the trainings lack them.",
            "predictions.csv has 500 of the 540 test images: the numbers by class are of these alone.",
        ];

        var result = await CommandRun.Of("report", "--run", run);
        Assert.Equal((ExitCode.Success, $"see {Path.Combine(run, "report.html")}\n"), (result.ExitCode, result.Output));
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("space.json", lines[0], StringComparison.Ordinal);
        Assert.Equal(told.Select(reason => $"search is shown only in part: {reason}"), lines[1..]);
        var page = HtmlPage.Read(await File.ReadAllTextAsync(Path.Combine(run, "report.html")));
        Assert.Equal(told, page.QuerySelectorAll("#absent li").Skip(1).Select(item => item.TextContent));

        void Cut(string file, int lines)
        {
            var path = Path.Combine(run, file);
            File.WriteAllLines(path, File.ReadAllLines(path)[..^lines]);
        }
    }

    /// <summary>A folder of an earlier version lacks files: the page says so.</summary>
    [Fact]
    public void What_a_folder_lacks_is_told()
    {
        using var runs = new RunFolders();
        foreach (var run in new[] { runs.AddFinished("old"), runs.AddTraining("training"), runs.AddStopped("begun") })
        {
            var page = HtmlPage.Read(ReportPages.OfRuns(run));
            Assert.Equal("What is missing here", page.QuerySelectorAll("h2")[^1].TextContent);
            Assert.Contains(
                page.QuerySelectorAll("li"), item => item.TextContent.Contains(RunDirectory.SpaceFile, StringComparison.Ordinal));
        }
    }

    private string Locate(string name) => Path.Combine(_folder, name);
}
