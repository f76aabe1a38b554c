using Microsoft.Playwright;

namespace Osnas.Browser.Tests.Browsing;

/// <summary>A page in a window of its own, and all that it complains of or asks for.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly List<string> _faults = [];
    private readonly List<string> _requests = [];

    private OpenPage(IPage page, Uri address)
    {
        (Page, _address) = (page, address);
        page.PageError += (_, error) => _faults.Add(error);
        page.Crash += (_, _) => _faults.Add("The page crashed.");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _faults.Add($"{message.Type}: {message.Text}");
        };
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <param name="browser">The browser.</param>
    /// <param name="address">The address of the page.</param>
    /// <param name="options">The window; one of a desk if there are none.</param>
    /// <param name="serve">Answers what is asked for at addresses that no server has; null for no such address.</param>
    public static async Task<OpenPage> OpenAsync(
        IBrowser browser, Uri address, BrowserNewContextOptions? options, Func<IRoute, Task>? serve = null)
    {
        var context = await browser.NewContextAsync(options ?? new() { ViewportSize = Window.Wide });
        if (serve is not null)
            await context.RouteAsync("**", serve);
        var page = new OpenPage(await context.NewPageAsync(), address);
        await page.Page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>Nothing was written to the console, and nothing was asked of others.</summary>
    public void CheckQuiet() => CheckQuiet(status: null);

    /// <summary>Nothing else was written to the console, and nothing was asked of others.</summary>
    /// <param name="status">The code of answers that are no fault here; the browser writes a line for each.</param>
    public void CheckQuiet(int? status)
    {
        Assert.DoesNotContain(
            _faults, fault => status is null || !fault.Contains($"responded with a status of {status}", StringComparison.Ordinal));
        Assert.DoesNotContain(_requests, request => !IsOwn(new(request)));
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    /// <summary>A file asks for nothing but itself, a server's page for nothing but its server. Pictures may be in the page.</summary>
    private bool IsOwn(Uri request) =>
        request.Scheme == "data"
        || (_address.IsFile
            ? request == _address
            : request.GetLeftPart(UriPartial.Authority) == _address.GetLeftPart(UriPartial.Authority));
}
