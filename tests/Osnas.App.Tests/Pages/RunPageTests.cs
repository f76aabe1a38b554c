using System.Globalization;
using Osnas.Experiments;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>The page of a run. This program has no libtorch, so that these tests prove that it needs none.</summary>
public sealed class RunPageTests : IDisposable
{
    private const string Markup = "<script>alert(1)</script>";

    private static readonly string[] Classes = ["cat", Markup, "big, brown \"dog\""];

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_command_writes_the_page_of_a_finished_search_into_its_folder()
    {
        var run = Locate("search");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 12, Classes);

        var file = Path.Combine(run, "report.html");
        Assert.Equal(new CommandRun(ExitCode.Success, $"see {file}\n", string.Empty), await CommandRun.Of("report", "--run", run));
        var html = await File.ReadAllTextAsync(file);
        var page = HtmlPage.Read(html);
        HtmlPage.Match("TinySearch", html);
        Assert.Equal(
            [
                "The comparison", "The architecture", "The search", "Trust in the supernet", "The trainings", "The test images",
                "The search space TinySpace", "To repeat this run",
            ],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
    }

    /// <summary>Each number is the one in report.json, by another way than the page takes.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_report()
    {
        var run = Locate("search");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 200, Classes);
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
        var byTrainings = winner.GetProperty("testStandardError").GetDouble();
        var byImages = Math.Sqrt(accuracy * (1 - accuracy) / 540);
        Assert.Equal(FormattableString.Invariant($"{accuracy * 100:0.0} ± {byTrainings * 100:0.0} %"), facts["Test accuracy"]);
        var lead = page.QuerySelector("p.lead")!.TextContent;
        Assert.Contains(
            $"has a mean test accuracy of {facts["Test accuracy"]} (standard error by its 3 trainings, on these test images)",
            lead,
            StringComparison.Ordinal);
        Assert.EndsWith(
            FormattableString.Invariant(
                $"the accuracy of one network on 540 images has a standard error of {byImages * 100:0.0} points."),
            lead,
            StringComparison.Ordinal);
        Assert.Equal(
            facts["Test accuracy"],
            HtmlPage.FindTable(page, "The architectures that were trained").QuerySelector("tr.chosen")!.Children[^1].TextContent);
        var supernet = winner.GetProperty("supernetAccuracy").GetDouble();
        Assert.Equal(FormattableString.Invariant($"{supernet * 100:0.0} %"), facts["Validation accuracy in the supernet"]);
        Assert.DoesNotContain("Validation accuracy", facts.Keys);
        Assert.Equal(string.Join(',', winner.GetProperty("architecture").EnumerateArray()), facts["Architecture"]);
        var others = json.RootElement.GetProperty("others").EnumerateArray().ToArray();
        Assert.Equal(
            others.Length + 1,
            HtmlPage.FindTable(page, "The architectures that were trained").QuerySelectorAll("tbody tr").Length);
        Assert.Equal(
            540,
            HtmlPage.FindTable(page, "Confusion matrix").QuerySelectorAll("td")
                .Sum(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)));
        var tau = json.RootElement.GetProperty("trust").GetProperty("ranking").GetProperty("kendallTau").GetDouble();
        Assert.StartsWith(FormattableString.Invariant($"{tau:0.00}"), facts["Kendall's tau of the supernet"], StringComparison.Ordinal);

        static string Number(System.Text.Json.JsonElement value) => FormattableString.Invariant($"{value.GetInt64():N0}");
    }

    /// <summary>One training has no spread: the error is that of the test images.</summary>
    [Fact]
    public void The_error_of_one_training_is_that_of_the_images()
    {
        var run = Locate("search");
        var accuracy = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes, trainings: 1).Winner.TestAccuracy;
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        var error = Math.Sqrt(accuracy * (1 - accuracy) / 540);
        Assert.Contains(
            FormattableString.Invariant(
                $"a test accuracy of {accuracy * 100:0.0} ± {error * 100:0.0} % (standard error by 540 test images)"),
            page.QuerySelector("p.lead")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("trainings:", page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A fitness without training is no share: nothing of it is a percentage, and its ranking is told.</summary>
    [Fact]
    public void A_fitness_without_training_has_its_own_name_and_numbers()
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 60, Classes, fitness: "naswot");
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.Equal("Trust in naswot", page.QuerySelectorAll("h2")[3].TextContent);
        var fact = page.QuerySelectorAll(".facts div").Single(fact => fact.QuerySelector("dt")!.TextContent == "naswot, untrained");
        Assert.Equal(report.Winner.Fitness!.Value.ToString("G6", CultureInfo.InvariantCulture), fact.QuerySelector("dd")!.TextContent);
        Assert.DoesNotMatch("[0-9]{4,} %", page.Body!.TextContent);
    }

    /// <summary>Reports of Osnas 0.3 don't tell how far the fitness can be trusted, but have the numbers that it follows from.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("naswot")]
    public void The_trust_of_an_earlier_report_is_measured_anew(string? fitness)
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 60, Classes, fitness: fitness);
        var told = ReportPages.OfRuns(run);
        SampleRun.WriteReport(run, report with { Trust = null });

        Assert.Equal(told, ReportPages.OfRuns(run));
        Assert.Contains(report.Trust!.Text, told, StringComparison.Ordinal);
    }

    /// <summary>A warning follows from the verdict, not from words.</summary>
    [Fact]
    public void A_verdict_against_the_supernet_is_a_warning()
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 60, Classes);
        SampleRun.WriteReport(run, report with { Trust = report.Trust! with { Verdict = TrustVerdict.BelowFloor } });

        var warning = HtmlPage.Read(ReportPages.OfRuns(run)).QuerySelector(".warn")!;
        Assert.StartsWith("Warning: FLOPs alone rank these", warning.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The images were classified by one of the trainings, the numbers of the headline are of all.</summary>
    [Fact]
    public void The_test_images_tell_whose_they_are()
    {
        var run = Locate("search");
        var model = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes).Winner.Model!;
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        var right = HtmlPage.FindTable(page, "Confusion matrix").QuerySelectorAll("td.taken")
            .Sum(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture));
        Assert.Contains(
            page.QuerySelectorAll("p"),
            line => line.TextContent == $"This is about one of the 3 trainings: {model.Network}, whose weights are those of the model. "
                + FormattableString.Invariant($"It takes {right} of 540 images for their class: {right / 5.4:0.0} %."));
    }

    [Fact]
    public void A_confusion_matrix_that_is_left_out_is_told()
    {
        var run = Locate("search");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, [.. Enumerable.Range(0, 21).Select(index => $"class {index}")]);
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.Contains("The confusion matrix isn't shown: the data has 21 classes", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(21, HtmlPage.FindTable(page, "Accuracy by class").QuerySelectorAll("tbody tr").Length);
    }

    /// <summary>What the points of a picture are is also in a table: all of a small front, 30 of a large one.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(84, 30)]
    public void The_front_is_a_table(int count, int rows)
    {
        var run = Locate("search");
        var report = SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes);
        CandidateDocument[] front =
            [.. Enumerable.Range(0, count).Select(index => new CandidateDocument([index, 0], 0.9 - (0.001 * index), new(1000 - index, 7)))];
        SampleRun.WriteReport(run, report with { ParetoFront = front });
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        var table = HtmlPage.FindTable(page, "The front").QuerySelectorAll("tbody tr");
        Assert.Equal(rows, table.Length);
        Assert.Equal(["0,0", "90.0 %", "1,000", "7"], table[0].Children.Select(cell => cell.TextContent));
        Assert.Equal($"{count - 1},0", table[^1].Children[0].TextContent);
        Assert.Contains(
            page.QuerySelectorAll(".note"),
            note => note.TextContent.StartsWith(
                    $"The front of supernet accuracy and FLOPs has {count} architectures:", StringComparison.Ordinal)
                && note.TextContent.Contains("The table shows 30 of them", StringComparison.Ordinal) == (rows < count));
    }

    /// <summary>More trainings were asked for, and the report of before is still there.</summary>
    [Fact]
    public void A_finished_run_that_is_resumed_says_so()
    {
        var sheet = Report.Runs.RunSheet.Create(ReadSample());
        var page = HtmlPage.Read(ReportPages.OfRuns([sheet with { IsFinished = false, State = "running", Fault = "a fault" }]));

        Assert.StartsWith("This run is running.", page.QuerySelector("#lead .warn")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("a fault", page.QuerySelector("#lead .note")!.TextContent);
        Assert.Empty(HtmlPage.Read(ReportPages.OfRuns([sheet])).QuerySelectorAll("#lead .warn, #lead .note"));
    }

    /// <summary>The rates of fine-tuning are far below 0.0001.</summary>
    [Fact]
    public void Small_learning_rates_are_not_zero()
    {
        var curve = new TrainingCurve("model", [new(1, 1, 0.5, 5e-5, null), new(2, 1, 0.5, 2e-5, null)]);
        var chart = Report.Runs.TrainingCharts.Create([curve]).Single(chart => chart.Y.Label == "learning rate");

        Assert.Equal(["5E-05", "2E-05"], chart.Lines[0].Points.Select(point => chart.Y.Format(point.Y)));
    }

    /// <summary>Prevents: a picture with a point at "NaN", which browsers report as an error.</summary>
    [Fact]
    public void A_training_whose_only_loss_is_no_number_has_no_point()
    {
        var chart = Report.Runs.TrainingCharts.Create([new("model", [new(1, double.NaN, 0.1, 0.1, null)])])[0];
        var page = HtmlPage.Read(ReportPages.OfRuns([Report.Runs.RunSheet.Create(ReadSample()) with { Curves = [chart] }]));

        Assert.Empty(page.QuerySelectorAll("#trainings .point"));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name != "aria-label" && attribute.Value.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_with_markup_are_shown_as_text()
    {
        var run = Locate("a & b <i>");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes);
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.Equal("a & b <i>", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("i"));
        Assert.Equal(
            ["Class", .. Classes],
            HtmlPage.FindTable(page, "Confusion matrix").QuerySelectorAll("thead th").Select(head => head.TextContent));
    }

    /// <summary>A search has just begun, or was stopped: the page has what there is, and no empty parts.</summary>
    [Fact]
    public void A_run_that_is_not_finished_has_the_parts_so_far()
    {
        var run = Locate("search");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes);
        foreach (var file in (string[])[RunDirectory.ReportFile, "winner.dat", RunDirectory.PredictionsFile, RunDirectory.WrongImagesFile])
            File.Delete(Path.Combine(run, file));
        var page = HtmlPage.Read(ReportPages.OfRuns(run));

        Assert.StartsWith("This run is stopped", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var front = RunReader.Read(run).Search!.Fronts.SelectMany(points => points).Distinct().OrderByDescending(point => point.Accuracy)
            .ToArray();
        Assert.Equal(
            front.Select(point => (string.Join(',', point.Architecture), FormattableString.Invariant($"{point.Costs[0]:N0}"))),
            HtmlPage.FindTable(page, "The front").QuerySelectorAll("tbody tr")
                .Select(row => (row.Children[0].TextContent, row.Children[2].TextContent)));
        Assert.Contains(
            page.QuerySelectorAll("#front .note"),
            note => note.TextContent == $"The fronts so far: {front.Length} architectures. Each has the best accuracy in the supernet "
                + "up to its FLOPs or up to its parameters.");
        Assert.Equal(
            [
                "The search", "The trainings", "The search space TinySpace", "To repeat this run",
            ],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
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
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20_000, Classes);
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
        Assert.Contains("is complete, but report.html can't be written", failed.Error, StringComparison.Ordinal);

        SearchReport Search(SearchOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation)
        {
            run = Directory.CreateDirectory(options.Output).FullName;
            RunFolders.Write(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.SearchOptions));
            return Scripted.Report;
        }
    }

    private RunRecord ReadSample()
    {
        var run = Locate("search");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes);
        return RunReader.Read(run);
    }

    private string Locate(string name) => Path.Combine(_folder, name);
}
