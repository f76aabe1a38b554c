using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Osnas.Report.Page;

/// <summary>Renders components as HTML.</summary>
internal static class PageRenderer
{
    /// <summary>Renders a page.</summary>
    /// <param name="title">The title of the page, as text.</param>
    /// <param name="content">What the page shows.</param>
    /// <param name="head">What its head has besides its style; null for nothing.</param>
    /// <returns>The page.</returns>
    public static string Render(string title, RenderFragment content, RenderFragment? head = null) => Render(async renderer =>
        await RenderAsync<PageFrame>(
            renderer,
            new()
            {
                [nameof(PageFrame.Title)] = title,
                [nameof(PageFrame.Head)] = head,
                [nameof(PageFrame.ChildContent)] = content,
            }).ConfigureAwait(true) + "\n");

    /// <summary>Renders the parts of a page one by one.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>All of them, in this order; one that shows nothing is an empty element.</returns>
    public static IReadOnlyList<RenderedPart> Render(IReadOnlyList<PagePart> parts) => Render(async renderer =>
    {
        var rendered = new List<RenderedPart>();
        foreach (var part in parts)
        {
            var html = await RenderAsync<PagePartView>(renderer, new() { [nameof(PagePartView.Part)] = part }).ConfigureAwait(true);
            rendered.Add(new(part.Id, html));
        }

        return rendered;
    });

    private static T Render<T>(Func<HtmlRenderer, Task<T>> render)
    {
        using var renderer = new HtmlRenderer(new NoServices(), NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(() => render(renderer)).GetAwaiter().GetResult();
    }

    private static async Task<string> RenderAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        HtmlRenderer renderer, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var component = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters)).ConfigureAwait(true);
        return component.ToHtmlString();
    }

    /// <summary>Components ask for services only if they inject some, and these don't.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}

/// <summary>A part of a page as HTML.</summary>
/// <param name="Id">The id of its element.</param>
/// <param name="Html">The element.</param>
internal sealed record RenderedPart(string Id, string Html);
