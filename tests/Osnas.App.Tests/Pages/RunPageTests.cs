using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Osnas.Experiments;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>The page of a run, or of several. This program has no libtorch, so that these tests prove that it needs none.</summary>
public sealed class RunPageTests : IDisposable
{
    private const string Markup = "<script>alert(1)</script>";

    private static readonly ConstraintCfg Budget = new(InfoMetric.Flops, AtMost: 8000);
    private static readonly string[] Classes = ["cat", Markup, "big, brown \"dog\""];

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    private static BaseLookUpTable Tiny => new TinySpace.LookUpTable(8, 10);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_command_writes_the_page_of_a_finished_search_into_its_folder()
    {
        var run = Locate("search");
        SampleRun.Write(run, Tiny, Budget, 12, Classes);

        var file = Path.Combine(run, "report.html");
        Assert.Equal(new CommandRun(ExitCode.Success, $"see {file}\n", string.Empty), await CommandRun.Of("report", "--run", run));
        var html = await File.ReadAllTextAsync(file);
        var page = HtmlPage.Read(html);
        HtmlPage.Match("TinySearch", html);
        Assert.Equal(
            [
                "The comparison", "The architecture", "The search", "Trust in the supernet", "The trainings", "The test images",
                "The search space TinySpace", "The costs of all architectures", "The candidates of each layer", "To repeat this run",
            ],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
    }

    /// <summary>Each number is the one in report.json, by another way than the page takes.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_report()
    {
        var run = Locate("search");
        SampleRun.Write(run, Tiny, Budget, 200, Classes);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(run, RunDirectory.ReportFile)));
        var winner = json.RootElement.GetProperty("winner");
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        var facts = page.QuerySelectorAll(".facts div")
            .GroupBy(fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent)
            .ToDictionary(group => group.Key, group => group.First());
        var cost = winner.GetProperty("cost");
        Assert.Equal(Number(cost.GetProperty("flops")), facts["FLOPs"]);
        Assert.Equal(Number(cost.GetProperty("params")), facts["Parameters"]);
        var accuracy = winner.GetProperty("testAccuracy").GetDouble();
        var error = Math.Sqrt(accuracy * (1 - accuracy) / 540);
        Assert.Equal(FormattableString.Invariant($"{accuracy * 100:0.0} %"), facts["Test accuracy"]);
        var lead = page.QuerySelector("p.lead")!.TextContent;
        Assert.Contains(
            FormattableString.Invariant($"(standard error: {error * 100:0.0} from 540 test images"), lead, StringComparison.Ordinal);
        Assert.Equal(string.Join(',', winner.GetProperty("architecture").EnumerateArray()), facts["Architecture"]);
        var others = json.RootElement.GetProperty("others").EnumerateArray().ToArray();
        Assert.Equal(others.Length + 1, FindTable(page, "The architectures that were trained").QuerySelectorAll("tbody tr").Length);
        Assert.Equal(
            540,
            FindTable(page, "Confusion matrix").QuerySelectorAll("td")
                .Sum(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)));
        var tau = json.RootElement.GetProperty("trust").GetProperty("ranking").GetProperty("kendallTau").GetDouble();
        Assert.StartsWith(FormattableString.Invariant($"{tau:0.00}"), facts["Kendall's tau of the supernet"], StringComparison.Ordinal);

        static string Number(System.Text.Json.JsonElement value) => FormattableString.Invariant($"{value.GetInt64():N0}");
    }

    [Fact]
    public void Names_with_markup_are_shown_as_text()
    {
        var run = Locate("a & b <i>");
        SampleRun.Write(run, Tiny, Budget, 20, Classes);
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.Equal("a & b <i>", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("i"));
        Assert.Equal(
            ["Class", .. Classes], FindTable(page, "Confusion matrix").QuerySelectorAll("thead th").Select(head => head.TextContent));
    }

    /// <summary>A search has just begun, or was stopped: the page has what there is, and no empty parts.</summary>
    [Fact]
    public void A_run_that_is_not_finished_has_the_parts_so_far()
    {
        var run = Locate("search");
        SampleRun.Write(run, Tiny, Budget, 20, Classes);
        foreach (var file in (string[])[RunDirectory.ReportFile, "winner.dat", RunDirectory.PredictionsFile, RunDirectory.WrongImagesFile])
            File.Delete(Path.Combine(run, file));
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.StartsWith("This run is stopped", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [
                "The search", "The trainings", "The search space TinySpace", "The costs of all architectures",
                "The candidates of each layer", "To repeat this run",
            ],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
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

    [Fact]
    public async Task Runs_are_shown_side_by_side()
    {
        var (one, other) = (Locate("one"), Locate("other"));
        SampleRun.Write(one, Tiny, Budget, 20, Classes);
        SampleRun.Write(other, Tiny, Budget, 30, Classes, seed: 4);

        var missing = await CommandRun.Of("report", "--run", one, "--run", other);
        Assert.Equal(ExitCode.BadUsage, missing.ExitCode);
        Assert.Contains("--html is missing: there are 2 runs; name the file of their page", missing.Error, StringComparison.Ordinal);

        var file = Locate("both.html");
        var run = await CommandRun.Of("report", "--run", one, "--run", other, "--html", file, "--json");
        Assert.Equal((ExitCode.Success, file), (run.ExitCode, run.Json[0].GetString()));
        var page = HtmlPage.Read(await File.ReadAllTextAsync(file));
        Assert.Equal("one, other", page.Title);
        Assert.Equal(
            ["seed 3 4"],
            FindTable(page, "Options that differ").QuerySelectorAll("tbody tr")
                .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(["one", "other"], page.QuerySelectorAll(".run-name").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task What_is_no_run_is_refused()
    {
        var run = await CommandRun.Of("report", "--run", _folder);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: {_folder} is not the folder of a run: it has no config.json.\n", run.Error);
    }

    /// <summary>Many candidates are aggregated, and their number is said.</summary>
    [Fact]
    public void The_page_of_many_candidates_is_small()
    {
        var run = Locate("search");
        SampleRun.Write(run, Tiny, Budget, 20_000, Classes);
        var html = ReportPages.OfRuns(run);

        Assert.Contains("20,000 candidates evaluated", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 5_000_000);
        Assert.InRange(HtmlPage.Read(html).QuerySelectorAll("circle").Length, 1, 8500);
    }

    /// <summary>The result of a search stays, whatever becomes of its page.</summary>
    [Fact]
    public async Task A_search_ends_with_its_page()
    {
        var run = string.Empty;
        string[] words = ["search", "--space", "TinySpace", "--data", "pictures/digits", "--output", Locate("runs")];
        var done = await CommandRun.Of(Search, null, words);
        Assert.Equal(ExitCode.Success, done.ExitCode);
        HtmlPage.Read(await File.ReadAllTextAsync(Path.Combine(run, ReportPages.FileName)));

        File.Delete(Path.Combine(run, ReportPages.FileName));
        Directory.CreateDirectory(Path.Combine(run, ReportPages.FileName));
        var failed = await CommandRun.Of(Search, null, words);
        Assert.Equal((ExitCode.Success, done.Output), (failed.ExitCode, failed.Output));
        Assert.Contains("is complete but for report.html, which can't be written", failed.Error, StringComparison.Ordinal);

        SearchReport Search(SearchOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation)
        {
            run = Directory.CreateDirectory(options.Output).FullName;
            RunFolders.Write(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.SearchOptions));
            return Scripted.Report;
        }
    }

    private static IElement FindTable(IHtmlDocument page, string label) =>
        page.QuerySelectorAll(".scroll").Single(box => box.GetAttribute("aria-label") == label);

    private string Locate(string name) => Path.Combine(_folder, name);
}
