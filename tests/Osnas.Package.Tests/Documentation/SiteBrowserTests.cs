using Microsoft.Playwright;
using Osnas.Browser.Tests.Browsing;
using Osnas.Browser.Tests.Checks;

namespace Osnas.Package.Tests;

/// <summary>
/// The site in a browser, on a phone and on a desk, in the light and in the dark: some pages in CI, all of them by
/// <c>./build.sh browser</c>, which also writes pictures of them to artifacts/screenshots.
/// </summary>
[Collection(SharedSite.Name)]
[Trait("Category", "Browser")]
public sealed class SiteBrowserTests(Site site, BrowserFixture browser)
{
    private static readonly Uri Address = new("https://site.example/");

    /// <summary>The first page, a guide, a page of a rule, one of the API.</summary>
    private static readonly string[] Some =
        ["index.html", "guides/five-minutes.html", "rules/OSNAS0301.html", "api/Osnas.Experiments.SearchOptions.html"];

    [BrowserFact]
    public async Task Pages_fit_their_window_and_can_be_read()
    {
        List<string> faults = [];
        foreach (var file in Pages())
        {
            await using var page = await OpenAsync(file, Window.Wide, ServeWithoutSearchAsync);
            faults.AddRange((await FindMissingPicturesAsync(page.Page)).Select(picture => $"{file}: {picture} isn't shown"));
            foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            {
                await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                faults.AddRange((await PageChecks.FindLowContrastAsync(page.Page)).Select(fault => $"{file}, {scheme}: {fault}"));
                await KeepAsync(page.Page, $"{file}-{scheme}-{Window.Wide.Width}.png");
            }

            foreach (var window in (ViewportSize[])[Window.Wide, Window.Narrow])
            {
                await page.Page.SetViewportSizeAsync(window.Width, window.Height);
                faults.AddRange((await FindOverflowAsync(page.Page)).Select(fault => $"{file} at {window.Width}: {fault}"));
            }

            await KeepAsync(page.Page, $"{file}-{Window.Narrow.Width}.png");
            page.CheckQuiet();
        }

        Assert.Empty(faults);
    }

    [BrowserTheory]
    [InlineData(400)]
    [InlineData(1280)]
    public async Task The_search_finds_a_word(int width)
    {
        await using var page = await OpenAsync("index.html", Window.Of(width), ServeAsync);
        var words = page.Page.Locator("#search-query");
        if (!await words.IsVisibleAsync())
            await page.Page.GetByLabel("Toggle navigation").ClickAsync();

        await words.FillAsync("OSNAS0301");

        var link = page.Page.Locator("#search-results a[href*='rules/OSNAS0301.html']").First;
        await Assertions.Expect(link).ToBeVisibleAsync();
        Assert.Empty(await FindOverflowAsync(page.Page));
        page.CheckQuiet();
    }

    /// <summary>Reports of runs are on the site too, but have tests of their own.</summary>
    private IEnumerable<string> Pages() => FullMatrix.IsAsked
        ? site.Files.Where(file => Path.GetExtension(file) == ".html" && Site.Read(file).Contains("docfx.min.js", StringComparison.Ordinal))
        : Some;

    /// <summary>Opens a page when all of it is drawn.</summary>
    private async Task<OpenPage> OpenAsync(string file, ViewportSize window, Func<IRoute, Task> serve)
    {
        var page = await browser.OpenAsync(
            new(Address, file), new() { ViewportSize = window, ReducedMotion = ReducedMotion.Reduce }, serve);
        await page.Page.WaitForFunctionAsync("window.docfx?.ready && window.docfx?.searchReady");
        return page;
    }

    /// <summary>Code and tables of the template scroll in boxes without names and shadows, which reports have.</summary>
    private static async Task<IEnumerable<string>> FindOverflowAsync(IPage page) =>
        (await PageChecks.FindOverflowAsync(page)).Where(fault => !fault.Contains(" scrolls, but ", StringComparison.Ordinal));

    private static Task<string[]> FindMissingPicturesAsync(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.images].filter(image => image.complete && image.naturalWidth === 0).map(image => image.src)");

    /// <summary>Answers with an empty index: to read that of the whole site takes longer than the rest of a page.</summary>
    private static Task ServeWithoutSearchAsync(IRoute route) =>
        route.Request.Url.EndsWith("/index.json", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { Body = "{}", ContentType = "application/json" })
            : ServeAsync(route);

    private static Task ServeAsync(IRoute route)
    {
        var asked = new Uri(route.Request.Url);
        var file = Site.Locate(Uri.UnescapeDataString(asked.AbsolutePath[1..]));
        return asked.Host == Address.Host && File.Exists(file)
            ? route.FulfillAsync(new() { Path = file, ContentType = Path.GetExtension(file) == ".svg" ? "image/svg+xml" : null })
            : route.FulfillAsync(new() { Status = 404 });
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (FullMatrix.IsAsked)
            await page.ScreenshotAsync(new() { Path = RepositoryRoot.Combine("artifacts", "screenshots", name) });
    }
}
