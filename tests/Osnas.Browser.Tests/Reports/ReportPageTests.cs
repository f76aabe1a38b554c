using Microsoft.Playwright;
using Osnas.Browser.Tests.Browsing;
using Osnas.Browser.Tests.Checks;

namespace Osnas.Browser.Tests.Reports;

/// <summary>What holds for every page that is written, in windows of a phone and of a desk, in the light and in the dark.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ReportPageTests(BrowserFixture browser, ReportFiles files) : IClassFixture<ReportFiles>
{
    public static TheoryData<string> Pages { get; } = [.. ReportFiles.Names];

    public static TheoryData<string> MainPages { get; } = [.. ReportFiles.Main];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_its_window(string name)
    {
        foreach (var window in Window.Tested)
        {
            var page = await browser.ShowAsync(files[name], window);
            Assert.Empty(await PageChecks.FindOverflowAsync(page.Page));
            page.CheckQuiet();
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_can_be_read_in_the_light_and_in_the_dark(string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await browser.ShowAsync(files[name], Window.Wide, new() { ColorScheme = scheme, Media = Media.Screen });
            Assert.Empty(await PageChecks.FindLowContrastAsync(page.Page));
            page.CheckQuiet();
        }
    }

    [BrowserTheory]
    [MemberData(nameof(MainPages))]
    public async Task A_page_has_no_barriers(string name)
    {
        var page = await browser.ShowAsync(files[name], Window.Narrow);

        Assert.Empty(await PageChecks.FindBarriersAsync(page.Page));
        Assert.Empty(await PageChecks.FindUnreachableAsync(page.Page));
    }

    /// <summary>A reader in the dark prints on white paper, and paper doesn't scroll.</summary>
    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_can_be_printed(string name)
    {
        var page = (await browser.ShowAsync(
            files[name], Window.Paper, new() { ColorScheme = ColorScheme.Dark, Media = Media.Print })).Page;

        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(await PageChecks.FindLowContrastAsync(page));
        Assert.Empty(await PageChecks.FindOverflowAsync(page));
        foreach (var details in await page.Locator("details > :not(summary)").AllAsync())
            Assert.True(await details.IsVisibleAsync());
    }
}
