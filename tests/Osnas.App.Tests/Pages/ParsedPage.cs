using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Osnas.App.Tests.Pages;

/// <summary>Pages as elements.</summary>
internal static class ParsedPage
{
    /// <summary>Reads a page, which has no faults that a parser finds.</summary>
    public static IHtmlDocument Read(string html)
    {
        List<string> faults = [];
        var parser = new HtmlParser();
        parser.Error += (_, fault) => faults.Add($"{fault}");
        var page = parser.ParseDocument(html);
        Assert.Empty(faults);
        return page;
    }
}
