using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Osnas.Report.Page;

/// <summary>Renders components as the text of an HTML page.</summary>
internal static class PageRenderer
{
    /// <summary>Renders a page.</summary>
    /// <param name="title">The title of the page, as text.</param>
    /// <param name="content">What the page shows.</param>
    /// <returns>The page.</returns>
    public static string Render(string title, RenderFragment content)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageFrame.Title)] = title,
            [nameof(PageFrame.ChildContent)] = content,
        });
        using var renderer = new HtmlRenderer(new NoServices(), NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<PageFrame>(parameters).ConfigureAwait(true);
            return page.ToHtmlString() + "\n";
        }).GetAwaiter().GetResult();
    }

    /// <summary>Components ask for services only if they inject some, and these don't.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
