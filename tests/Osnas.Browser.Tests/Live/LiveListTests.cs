using Microsoft.Playwright;
using Osnas.Browser.Tests.Browsing;
using Osnas.Browser.Tests.Reports;
using static Microsoft.Playwright.Assertions;

namespace Osnas.Browser.Tests.Live;

/// <summary>The list of runs, and runs side by side.</summary>
[Collection(SharedBrowser.Name)]
public sealed class LiveListTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_list_follows_the_folder()
    {
        await using var server = await LiveServer.StartAsync();
        var running = server.AddRunning("first");
        await using var page = await browser.OpenAsync(server.Address);
        var row = page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "first" });
        await Expect(row).ToContainTextAsync("search 40 %");
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();

        running.Evaluate(30);
        server.AddSearch("second");

        await Expect(row).ToContainTextAsync("search 70 %");
        await Expect(row).ToContainTextAsync("running");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "second" })).ToBeVisibleAsync();
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        running.Dispose();
        await Expect(row).ToContainTextAsync("stopped");
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeFocusedAsync();
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task Runs_that_are_checked_are_compared()
    {
        await using var server = await LiveServer.StartAsync();
        server.AddSearch("one", seed: 3);
        server.AddSearch("two", seed: 4);
        server.AddSearch("three", seed: 5);
        await using var page = await browser.OpenAsync(server.Address);

        await page.Page.GetByLabel("Compare one").CheckAsync();
        await page.Page.GetByLabel("Compare two").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("2 runs side by side");
        var options = await PageText.RowsAsync(page.Page, "Options that differ");
        var seed = Assert.Single(options);
        Assert.Equal(["3", "4"], seed[1..].Order());
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task Runs_side_by_side_are_live()
    {
        await using var server = await LiveServer.StartAsync();
        server.AddSearch("one");
        var running = server.AddRunning("two");
        await using var page = await browser.OpenAsync(server.PageOf("one", "two"));
        var progress = PageText.Picture(page.Page, "Validation accuracy in the supernet: best so far").Locator(".curve").Last;
        var before = await progress.GetAttributeAsync("points");
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "State" })).ToContainTextAsync("running");

        running.Evaluate(20);
        await Expect(progress).Not.ToHaveAttributeAsync("points", before!);

        running.Dispose();
        var report = server.AddSearch("two", seed: 4);
        var accuracy = page.Page.GetByRole(AriaRole.Row, new() { Name = "Test accuracy" }).GetByRole(AriaRole.Cell).Last;
        await Expect(accuracy).ToContainTextAsync("±");
        PageText.CheckNumbers(
            await accuracy.InnerTextAsync(), 0.01, report.Winner.TestAccuracy, report.Winner.TestStandardError!.Value);
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task A_list_can_be_filtered_without_scripts()
    {
        await using var server = await LiveServer.StartAsync();
        server.AddSearch("one");
        using var running = server.AddRunning("two");
        await using var page = await browser.OpenAsync(server.Address, new() { JavaScriptEnabled = false });

        await page.Page.GetByLabel("State").SelectOptionAsync("running");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "two" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "one" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Names_with_markup_are_shown_as_text()
    {
        const string Name = "<img src=x onerror='window.ran=1'>&run=two";
        await using var server = await LiveServer.StartAsync();
        using var running = server.AddRunning(Name);
        await using var page = await browser.OpenAsync(server.Address);

        await page.Page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Name);
        running.Evaluate(20);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("60 of 100 candidates");
        Assert.Equal("undefined", await page.Page.EvaluateAsync<string>("typeof window.ran"));
        page.CheckQuiet();
    }
}
