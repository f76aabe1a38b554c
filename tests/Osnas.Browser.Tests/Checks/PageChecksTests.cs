using Osnas.Browser.Tests.Browsing;

namespace Osnas.Browser.Tests.Checks;

/// <summary>The checks find faults that are planted, and nothing else.</summary>
[Collection(SharedBrowser.Name)]
public sealed class PageChecksTests(BrowserFixture browser)
{
    private const string Head = "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>x</title>"
        + "<style>.box { width: 5em; overflow: auto; white-space: nowrap } .shadow { background: linear-gradient(#ddd, #fff) "
        + "}</style><main><h1>A page</h1>";

    /// <summary>#767676 on white is known to be just enough (4.54), and #777 just too little (4.48).</summary>
    [BrowserTheory]
    [InlineData("<p style='color: #767676'>a</p>", null)]
    [InlineData("<p style='color: #777'>a</p>", "'a' has a contrast of 4.48, not 4.5")]
    [InlineData("<p style='color: #777; font-size: 24px'>a</p>", null)]
    [InlineData("<p style='color: #777; font-size: 19px; font-weight: 700'>a</p>", null)]
    [InlineData("<p style='opacity: .5'>a</p>", "'a' has a contrast of 3.98, not 4.5")]
    [InlineData("<p style='background: color-mix(in srgb, #000 50%, #fff)'>a</p>", null)]
    [InlineData("<p style='background: #000'>a</p>", "'a' has a contrast of 1.00, not 4.5")]
    [InlineData("<p style='visibility: hidden; color: #fff'>a</p>", null)]
    [InlineData("<svg><title>b</title><text y='20' style='fill: #777'>a</text></svg>", "'a' has a contrast of 4.48, not 4.5")]
    [InlineData("<svg><rect width='99' height='99' /><text y='20'>a</text></svg>", "'a' has a contrast of 1.00, not 4.5")]
    [InlineData("<svg><text y='20'>a</text><rect y='50' width='99' height='9' /></svg>", null)]
    public async Task Low_contrast_is_found(string body, string? fault)
    {
        var page = await browser.ShowAsync(Head + body);

        Assert.Equal(fault is null ? [] : [fault], await PageChecks.FindLowContrastAsync(page));
    }

    [BrowserTheory]
    [InlineData("<div style='width: 2000px'>a</div>", "the page is 2008 wide in a window of 1280")]
    [InlineData(
        "<div style='width: 5em; overflow: hidden; white-space: nowrap'>a text that is cut off</div>",
        "<div> 'a text that is cut off' hides")]
    [InlineData("<div class='box shadow'>a text that scrolls</div>", "<div.box.shadow> 'a text that scrolls' scrolls, but isn't a group")]
    [InlineData("<div class='box' tabindex='0' role='group' aria-label='b'>a text that scrolls</div>", "<div.box> 'b' scrolls, but has no")]
    [InlineData("<div class='box shadow' tabindex='0' role='group' aria-label='b'>a text that scrolls</div>", null)]
    [InlineData("<div style='margin-left: -5em'>a text</div>", "'a text' is cut: it is from -72 to ")]
    [InlineData(
        "<svg role='img' aria-label='x'><text y='20'>aaa</text><text x='9' y='20'>bbb</text></svg>",
        "'aaa' and 'bbb' overlap in <svg> 'x'")]
    public async Task What_does_not_fit_is_found(string body, string? fault)
    {
        var page = await browser.ShowAsync(Head + body);

        var found = await PageChecks.FindOverflowAsync(page);
        if (fault is null)
            Assert.Empty(found);
        else
            Assert.StartsWith(fault, Assert.Single(found), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("<a href='#a'>a</a><details><summary>b</summary></details>", null)]
    [InlineData("<a href='#a' style='outline: none'>a</a>", "The focus of <a> a isn't visible")]
    [InlineData("<a href='#a'>a</a><a href='#b' tabindex='1'>b</a>", "After Tab, <a> b has the focus, not <a> a")]
    public async Task What_the_keyboard_does_not_reach_is_found(string body, string? fault)
    {
        var page = await browser.ShowAsync(Head + body);

        Assert.Equal(fault is null ? [] : [fault], await PageChecks.FindUnreachableAsync(page));
    }

    [BrowserTheory]
    [InlineData("<img alt='a' src='data:,'>", null)]
    [InlineData("<img src='data:,'>", "Images must have alternative text")]
    public async Task Barriers_are_found(string body, string? fault)
    {
        var page = await browser.ShowAsync(Head + body);

        var found = await PageChecks.FindBarriersAsync(page);
        if (fault is null)
            Assert.Empty(found);
        else
            Assert.StartsWith(fault, Assert.Single(found), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("<script>console.error('a')</script>")]
    [InlineData("<script>throw new Error('a')</script>")]
    [InlineData("<img src='http://127.0.0.1:9/a.png' alt='a'>")]
    public async Task A_page_that_is_not_quiet_is_found(string body)
    {
        await using var page = await browser.OpenAsync(new($"data:text/html,{Uri.EscapeDataString(Head + body)}"));

        Assert.ThrowsAny<Exception>(page.CheckQuiet);
    }
}
