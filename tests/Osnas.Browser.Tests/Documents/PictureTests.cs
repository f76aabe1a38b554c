using Microsoft.Playwright;
using Osnas.Browser.Tests.Browsing;
using Osnas.Browser.Tests.Checks;
using Osnas.Package.Tests;

namespace Osnas.Browser.Tests.Documents;

/// <summary>The pictures of the README and of the documentation.</summary>
[Collection(SharedBrowser.Name)]
public sealed class PictureTests(BrowserFixture browser)
{
    /// <summary>A picture is drawn on its first rectangle, whatever the color of the page.</summary>
    private const string OwnGround =
        "document.body.style.background = getComputedStyle(document.querySelector('svg rect')).fill";

    public static TheoryData<string> Names { get; } =
        [.. Directory.GetFiles(RepositoryRoot.Combine("docs", "images"), "*.svg").Select(file => Path.GetFileName(file)).Order()];

    [BrowserTheory]
    [MemberData(nameof(Names))]
    public async Task A_picture_can_be_read_in_the_light_and_in_the_dark(string name)
    {
        var picture = await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "images", name));
        var page = await browser.ShowAsync($"<!DOCTYPE html><title>x</title>{picture}");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(OwnGround);

            Assert.Empty(await PageChecks.FindLowContrastAsync(page));
        }
    }
}
