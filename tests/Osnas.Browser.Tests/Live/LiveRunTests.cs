using Microsoft.Playwright;
using Osnas.App;
using Osnas.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Osnas.Browser.Tests.Live;

/// <summary>The pages of runs follow their files while they are open.</summary>
[Collection(SharedBrowser.Name)]
public sealed class LiveRunTests(BrowserFixture browser)
{
    private const string Run = "a run";

    /// <summary>Who reads the page isn't disturbed: it stays where it is scrolled to, open and focused.</summary>
    [BrowserFact]
    public async Task The_numbers_of_a_running_run_change_and_the_rest_stays()
    {
        await using var server = await LiveServer.StartAsync();
        using var running = server.AddRunning(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run));
        var main = page.Page.Locator("main");
        await Expect(main).ToContainTextAsync("40 of 100 candidates");
        await Expect(main).ToContainTextAsync("40 candidates evaluated");
        var details = page.Page.Locator("details");
        await details.Locator("summary").ClickAsync();
        await page.Page.EvaluateAsync("window.scrollBy(0, -40)");
        var position = await PositionAsync(page.Page);
        Assert.True(position > 0);

        running.Evaluate(20);

        await Expect(main).ToContainTextAsync("60 of 100 candidates");
        await Expect(main).ToContainTextAsync("60 candidates evaluated");
        await Expect(main).Not.ToContainTextAsync("40 candidates evaluated");
        await Expect(details).ToHaveAttributeAsync("open", string.Empty);
        await Expect(details.Locator("summary")).ToBeFocusedAsync();
        Assert.Equal(position, await PositionAsync(page.Page));
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task A_run_that_ends_becomes_its_report_without_a_reload()
    {
        await using var server = await LiveServer.StartAsync();
        var running = server.AddRunning(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("This run is running");
        await page.Page.EvaluateAsync("window.isSamePage = true");

        running.Dispose();
        server.AddSearch(Run);

        await Expect(page.Page.GetByText("The winner of the search has a mean test accuracy of")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "The test images" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator("main")).Not.ToContainTextAsync("This run is running");
        Assert.True(await page.Page.EvaluateAsync<bool>("window.isSamePage"));
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task A_page_goes_on_when_its_server_is_started_again()
    {
        await using var server = await LiveServer.StartAsync();
        using var running = server.AddRunning(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run));
        var connection = page.Page.Locator("#connection");
        await Expect(connection).ToHaveTextAsync("Live");

        await server.StopAsync();
        await Expect(connection).ToContainTextAsync("The connection is lost");
        running.Evaluate(20);
        await server.StartAgainAsync();

        await Expect(connection).ToHaveTextAsync("Live");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("60 of 100 candidates");
    }

    [BrowserFact]
    public async Task A_page_whose_run_is_gone_asks_to_be_reloaded()
    {
        await using var server = await LiveServer.StartAsync();
        server.AddSearch(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run));
        await Expect(page.Page.Locator("#connection")).ToHaveTextAsync("Live");

        await server.StopAsync();
        Directory.Delete(server.Locate(Run), recursive: true);
        await server.StartAgainAsync();

        await Expect(page.Page.Locator("#connection")).ToHaveTextAsync("The run of this page is gone. Reload this page");
    }

    [BrowserFact]
    public async Task A_page_whose_server_has_another_secret_asks_to_be_reloaded()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "a-secret-that-is-new");
        await using var server = await LiveServer.StartAsync();
        server.AddSearch(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run));
        await Expect(page.Page.Locator("#connection")).ToHaveTextAsync("Live");

        await server.StopAsync();
        await server.StartAgainAsync(SecretFile.Read(file));
        File.Delete(file);

        await Expect(page.Page.Locator("#connection")).ToHaveTextAsync("The server asks for its secret. Reload this page");
        await page.Page.ReloadAsync();
        await Expect(page.Page.GetByLabel("Secret")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_page_is_complete_without_scripts()
    {
        await using var server = await LiveServer.StartAsync();
        using var running = server.AddRunning(Run);
        await using var page = await browser.OpenAsync(server.PageOf(Run), new() { JavaScriptEnabled = false });
        var main = page.Page.Locator("main");

        await Expect(main).ToContainTextAsync("40 of 100 candidates");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "The search", Exact = true })).ToBeVisibleAsync();
        running.Evaluate(20);
        await page.Page.ReloadAsync();
        await Expect(main).ToContainTextAsync("60 of 100 candidates");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "All runs" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = Run })).ToBeVisibleAsync();
        page.CheckQuiet();
    }

    private static Task<double> PositionAsync(IPage page) =>
        page.EvaluateAsync<double>("document.querySelector('summary').getBoundingClientRect().top");
}
