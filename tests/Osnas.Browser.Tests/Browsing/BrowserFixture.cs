using Microsoft.Playwright;

namespace Osnas.Browser.Tests.Browsing;

/// <summary>The browser of all tests. It starts when the first page is opened.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>How long a page may take to show what a test expects, on a machine that is busy.</summary>
    private const int Patience = 30_000;

    private readonly Lazy<Task<IBrowser>> _browser;
    private readonly Lazy<Task<IPage>> _texts;
    private readonly Dictionary<Uri, OpenPage> _open = [];
    private IPlaywright? _playwright;

    public BrowserFixture()
    {
        _browser = new(StartAsync);
        _texts = new(async () => await (await _browser.Value).NewPageAsync(new() { ViewportSize = Window.Wide }));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser.IsValueCreated)
            await (await _browser.Value).CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="options">The window.</param>
    /// <param name="serve">Answers requests in place of a server; null for none.</param>
    internal async Task<OpenPage> OpenAsync(
        Uri address, BrowserNewContextOptions? options = null, Func<IRoute, Task>? serve = null) =>
        await OpenPage.OpenAsync(await _browser.Value, address, options, serve);

    /// <summary>Shows a page that no test changes. It stays open for the tests of its other aspects.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="window">The window.</param>
    /// <param name="media">How it is shown: the scheme, or on paper.</param>
    internal async Task<OpenPage> ShowAsync(Uri address, ViewportSize window, PageEmulateMediaOptions? media = null)
    {
        if (!_open.TryGetValue(address, out var page))
            _open.Add(address, page = await OpenAsync(address));
        await page.Page.SetViewportSizeAsync(window.Width, window.Height);
        await page.Page.EmulateMediaAsync(media ?? new() { ColorScheme = ColorScheme.Light, Media = Media.Screen });
        return page;
    }

    /// <summary>Shows a page that is given as text, in a window that all such pages share.</summary>
    /// <param name="html">The page.</param>
    internal async Task<IPage> ShowAsync(string html)
    {
        var page = await _texts.Value;
        await page.SetContentAsync(html);
        return page;
    }

    private async Task<IBrowser> StartAsync()
    {
        // The allocator that tests of torch are started with is not for the browser, which has its own.
        Environment.SetEnvironmentVariable("LD_PRELOAD", null);
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Find() });
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
