using Microsoft.Playwright;
using Osnas.App;
using Osnas.Browser.Tests.Browsing;
using Osnas.Browser.Tests.Checks;
using static Microsoft.Playwright.Assertions;

namespace Osnas.Browser.Tests.Live;

/// <summary>What holds for every page of the server, in windows of a phone and of a desk, in the light, in the dark and on paper.</summary>
[Collection(SharedBrowser.Name)]
public sealed class LivePageTests(BrowserFixture browser)
{
    private const string Secret = "the-secret-of-these-tests";

    [BrowserTheory]
    [InlineData("")]
    [InlineData("?text=no+such+run")]
    [InlineData("run?run=running")]
    [InlineData("run?run=finished")]
    [InlineData("run?run=damaged")]
    [InlineData("compare?run=finished&run=running")]
    public async Task A_page_fits_its_window_and_can_be_read_and_reached(string address)
    {
        await using var server = await LiveServer.StartAsync();
        server.AddSearch("finished");
        server.AddSearch("damaged");
        await File.WriteAllTextAsync(Path.Combine(server.Locate("damaged"), "report.json"), "{");
        using var running = server.AddRunning("running");
        server.AddSearch("a_run_with_a_name_that_is_longer_than_any_window_of_a_phone_is_wide-tinyspace-pictures-seed3");
        await using var page = await browser.OpenAsync(new(server.Address, address));

        await CheckAsync(page);
        page.CheckQuiet();
    }

    /// <summary>In CI a few, and as many as a folder may have by <c>./build.sh browser</c>.</summary>
    [BrowserFact]
    public async Task A_list_of_many_runs_fits_its_window_and_can_be_read_and_reached()
    {
        var count = FullMatrix.IsAsked ? 500 : 12;
        await using var server = await LiveServer.StartAsync();
        ManyRuns.Write(server.Folder, count);
        await using var page = await browser.OpenAsync(server.Address);

        await Expect(page.Page.Locator("main")).ToContainTextAsync($"{count} runs: {count} finished");
        await Expect(page.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(count);
        await CheckAsync(page);
        page.CheckQuiet();
    }

    [BrowserFact]
    public async Task A_page_that_is_missing_can_be_read()
    {
        await using var server = await LiveServer.StartAsync();
        await using var page = await browser.OpenAsync(server.PageOf("nothing"));

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Not found");
        await CheckAsync(page);
        page.CheckQuiet(status: 404);
    }

    /// <summary>Then the page opens that was asked for, and it is live.</summary>
    [BrowserFact]
    public async Task A_secret_is_asked_for_once()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Secret);
        await using var server = await LiveServer.StartAsync(SecretFile.Read(file));
        File.Delete(file);
        using var running = server.AddRunning("a run");
        await using var page = await browser.OpenAsync(server.PageOf("a run"));
        await CheckAsync(page);
        page.CheckQuiet();

        await page.Page.GetByLabel("Secret").FillAsync("another-secret-than-that-one");
        await page.Page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Page.GetByLabel("Secret").FillAsync(Secret);
        await page.Page.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.Page.Locator("main")).ToContainTextAsync("40 of 100 candidates");
        Assert.Equal(server.PageOf("a run").AbsoluteUri, page.Page.Url);
        running.Evaluate(20);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("60 of 100 candidates");
        page.CheckQuiet(status: 401);
    }

    private static async Task CheckAsync(OpenPage page)
    {
        foreach (var window in Window.Tested)
        {
            await page.Page.SetViewportSizeAsync(window.Width, window.Height);
            Assert.Empty(await PageChecks.FindOverflowAsync(page.Page));
        }

        Assert.Empty(await PageChecks.FindUnreachableAsync(page.Page));
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.Empty(await PageChecks.FindLowContrastAsync(page.Page));
        }

        await page.Page.SetViewportSizeAsync(Window.Paper.Width, Window.Paper.Height);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Empty(await PageChecks.FindLowContrastAsync(page.Page));
        Assert.Empty(await PageChecks.FindOverflowAsync(page.Page));
        await page.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Empty(await PageChecks.FindBarriersAsync(page.Page));
    }
}
