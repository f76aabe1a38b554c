using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Osnas.Report.Page;

namespace Osnas.App.Tests.Pages;

/// <summary>A page as a browser reads it.</summary>
internal static class HtmlPage
{
    private static readonly string[] Loading = ["src", "href", "srcset", "data", "poster", "action", "background"];

    /// <summary>Reads a page, which has no faults that a parser finds and loads nothing.</summary>
    public static IHtmlDocument Read(string html)
    {
        var page = ParsedPage.Read(html);
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, object, embed, base"));
        Assert.All(
            page.All.SelectMany(element => element.Attributes).Where(attribute => Loading.Contains(attribute.Name)),
            attribute => Assert.Matches("^(#|data:)", attribute.Value));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\(|@import", html);
        CheckAccess(page);
        return page;
    }

    /// <summary>The box of a table.</summary>
    /// <param name="page">The page.</param>
    /// <param name="label">What the box is called.</param>
    public static IElement FindTable(IHtmlDocument page, string label) =>
        page.QuerySelectorAll(".scroll").Single(box => box.GetAttribute("aria-label") == label);

    /// <summary>Compares a page, but for its style, with a file in Snapshots; UPDATE_SNAPSHOTS=1 writes it.</summary>
    public static void Match(string name, string html, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{name}.verified.html");
        var style = PageStyle.Element.Value;
        Assert.Equal(2, html.Split(style).Length);
        html = html.Replace(style, "<style></style>", StringComparison.Ordinal)
            .Replace(Library.Version, "VERSION", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, html);
        else
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), html);
    }

    /// <summary>What who doesn't see the page is told: the language, pictures in words, what heads of tables are for.</summary>
    private static void CheckAccess(IHtmlDocument page)
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(
            page.QuerySelectorAll("svg"),
            svg => Assert.True(
                svg.GetAttribute("aria-hidden") == "true"
                || (svg.GetAttribute("role") == "img" && !string.IsNullOrWhiteSpace(svg.GetAttribute("aria-label"))),
                svg.OuterHtml));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToArray();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 1, pair.First + 1));
        Assert.All(
            page.QuerySelectorAll("figure"),
            figure =>
            {
                var caption = Assert.Single(figure.QuerySelectorAll("figcaption"));
                Assert.True(caption == figure.FirstElementChild || caption == figure.LastElementChild, figure.OuterHtml);
            });
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Matches("^(row|col)$", head.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.False(string.IsNullOrWhiteSpace(image.GetAttribute("alt"))));
        Assert.All(
            page.QuerySelectorAll(".scroll"),
            box => Assert.False(string.IsNullOrWhiteSpace(box.GetAttribute("aria-label")), box.OuterHtml));
    }
}
