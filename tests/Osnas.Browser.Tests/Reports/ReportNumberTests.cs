using System.Text.Json;
using Osnas.Browser.Tests.Browsing;
using Osnas.Experiments;

namespace Osnas.Browser.Tests.Reports;

/// <summary>What a page shows is what report.json has, read without Osnas.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ReportNumberTests(BrowserFixture browser, ReportFiles files) : IClassFixture<ReportFiles>
{
    private const double Percent = 0.01;

    [BrowserFact]
    public async Task The_numbers_of_a_search_are_those_of_its_report()
    {
        var report = ReadReport(ReportFiles.Search);
        var winner = report.GetProperty("winner");
        var page = (await browser.ShowAsync(files[ReportFiles.Search], Window.Wide)).Page;
        var facts = await PageText.FactsAsync(page);

        PageText.CheckNumbers(facts["Test accuracy"], Percent, Numbers(winner, "testAccuracy", "testStandardError"));
        PageText.CheckNumbers(facts["Validation accuracy in the supernet"], Percent, Numbers(winner, "supernetAccuracy"));
        PageText.CheckNumbers(facts["FLOPs"], 1, Numbers(winner.GetProperty("cost"), "flops"));
        PageText.CheckNumbers(facts["Parameters"], 1, Numbers(winner.GetProperty("cost"), "params"));
        Assert.Equal(Architecture(winner), facts["Architecture"]);
        var trust = report.GetProperty("trust");
        foreach (var (name, key) in (ReadOnlySpan<(string, string)>)
            [("the supernet", "ranking"), ("FLOPs alone", "flops"), ("parameters alone", "params")])
        {
            var shown = facts[$"Kendall's tau of {name}"];
            PageText.CheckNumbers(
                shown.Replace("95 %", string.Empty, StringComparison.Ordinal),
                1,
                Numbers(trust.GetProperty(key), "kendallTau", "low", "high"));
        }

        Assert.Contains(
            $"{report.GetProperty("candidates").GetInt32()} candidates evaluated",
            await page.InnerTextAsync("main"),
            StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_architectures_that_are_compared_are_those_of_the_report()
    {
        var report = ReadReport(ReportFiles.Search);
        var page = (await browser.ShowAsync(files[ReportFiles.Search], Window.Wide)).Page;
        JsonElement[] expected = [report.GetProperty("winner"), .. report.GetProperty("others").EnumerateArray()];
        var rows = await PageText.RowsAsync(page, "The architectures that were trained");

        Assert.Equal(expected.Length, rows.Length);
        foreach (var (row, cells) in expected.Zip(rows))
        {
            Assert.Equal($"{row.GetProperty("name").GetString()}\n{Architecture(row)}", cells[0]);
            PageText.CheckNumbers(cells[1], 1, Numbers(row.GetProperty("cost"), "flops"));
            PageText.CheckNumbers(cells[2], 1, Numbers(row.GetProperty("cost"), "params"));
            Assert.Equal(row.GetProperty("meetsBudget").GetBoolean() ? "yes" : "no", cells[3]);
            PageText.CheckNumbers(cells[4], Percent, Numbers(row, "supernetAccuracy"));
            PageText.CheckNumbers(cells[5], Percent, Numbers(row, "testAccuracy", "testStandardError"));
        }
    }

    [BrowserFact]
    public async Task The_front_is_that_of_the_report()
    {
        var front = ReadReport(ReportFiles.Search).GetProperty("paretoFront").EnumerateArray().ToArray();
        var page = (await browser.ShowAsync(files[ReportFiles.Search], Window.Wide)).Page;
        var rows = await PageText.RowsAsync(page, "The front");

        Assert.Equal(front.Select(Architecture), rows.Select(cells => cells[0]));
        foreach (var (candidate, cells) in front.Zip(rows))
        {
            PageText.CheckNumbers(cells[1], Percent, Numbers(candidate, "supernetAccuracy"));
            PageText.CheckNumbers(cells[2], 1, Numbers(candidate.GetProperty("cost"), "flops"));
            PageText.CheckNumbers(cells[3], 1, Numbers(candidate.GetProperty("cost"), "params"));
        }
    }

    [BrowserFact]
    public async Task The_numbers_of_a_training_are_those_of_its_report()
    {
        var report = ReadReport(ReportFiles.Training);
        var page = (await browser.ShowAsync(files[ReportFiles.Training], Window.Wide)).Page;
        var facts = await PageText.FactsAsync(page);

        var accuracy = Numbers(report, "testAccuracy")[0];
        PageText.CheckNumbers(
            facts["Test accuracy"], Percent, accuracy, Math.Sqrt(accuracy * (1 - accuracy) / SampleFiles.TestImages));
        PageText.CheckNumbers(facts["Validation accuracy"], Percent, Numbers(report, "validationAccuracy"));
        PageText.CheckNumbers(facts["FLOPs"], 1, Numbers(report.GetProperty("cost"), "flops"));
        PageText.CheckNumbers(facts["Parameters"], 1, Numbers(report.GetProperty("cost"), "params"));
        Assert.Equal(Architecture(report), facts["Architecture"]);
    }

    /// <summary>The pictures tell in words, at the point of the winner, what the report has. Nothing covers that point.</summary>
    [BrowserTheory]
    [InlineData("Accuracy in the supernet and FLOPs", "flops", "FLOPs")]
    [InlineData("Accuracy in the supernet and parameters", "params", "parameters")]
    public async Task The_tooltip_of_the_winner_shows_its_architecture(string picture, string metric, string unit)
    {
        var winner = ReadReport(ReportFiles.Search).GetProperty("winner");
        var page = (await browser.ShowAsync(files[ReportFiles.Search], Window.Wide)).Page;
        var point = PageText.Picture(page, picture).Locator("svg[role=img] .point.winner");
        await point.HoverAsync();

        Assert.Equal(1, await page.Locator(".point.winner:hover").CountAsync());
        var words = (await point.Locator("title").TextContentAsync())!.Split("; ");
        Assert.Equal(Architecture(winner), words[1]);
        Assert.StartsWith("winner: ", words[0], StringComparison.Ordinal);
        var numbers = words[0]["winner: ".Length..].Split(", ");
        PageText.CheckNumbers(numbers[0], Percent, Numbers(winner, "supernetAccuracy"));
        PageText.CheckNumbers(numbers[1], 1, Numbers(winner.GetProperty("cost"), metric));
        Assert.EndsWith(unit, numbers[1], StringComparison.Ordinal);
    }

    /// <summary>The cells that are framed, layer by layer, are the choices of the winner.</summary>
    [BrowserFact]
    public async Task The_heat_map_frames_the_choices_of_the_winner()
    {
        var page = (await browser.ShowAsync(files[ReportFiles.Search], Window.Wide)).Page;
        var box = page.GetByLabel("How often each candidate is chosen in each layer", new() { Exact = true });

        var framed = await box.EvaluateAsync<int[]>(
            "box => [...box.querySelectorAll('td')].filter(cell => getComputedStyle(cell).boxShadow !== 'none')"
            + ".map(cell => cell.cellIndex - 1)");
        Assert.Equal(Architecture(ReadReport(ReportFiles.Search).GetProperty("winner")), string.Join(',', framed));
    }

    private JsonElement ReadReport(string run) =>
        JsonDocument.Parse(File.ReadAllText(files.Locate(run, RunDirectory.ReportFile))).RootElement;

    private static double[] Numbers(JsonElement element, params string[] names) =>
        [.. names.Select(name => element.GetProperty(name).GetDouble())];

    private static string Architecture(JsonElement element) => string.Join(',', element.GetProperty("architecture").EnumerateArray());
}
