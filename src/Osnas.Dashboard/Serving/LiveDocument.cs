using Microsoft.AspNetCore.Components;
using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Serving;

/// <summary>A page that browsers ask for.</summary>
/// <param name="Title">The title.</param>
/// <param name="Head">What is above the parts, and doesn't change.</param>
/// <param name="Address">The address of its changes: a path, and the fields of a query.</param>
/// <param name="Page">The parts.</param>
internal sealed record LiveDocument(
    string Title, RenderFragment Head, (string Path, IEnumerable<(string Name, string Value)> Fields) Address, LivePage Page)
{
    /// <summary>The page as it is now.</summary>
    public string Render()
    {
        var state = Page.Refresh();
        var events = PageUrls.Query(Address.Path, [.. Address.Fields, (EventStream.StateField, string.Empty)]);
        return Html.Render(
            Title,
            Fragment.Of<LiveView>(
                nameof(LiveView.Sheet), new LiveSheet(Head, events, state.Token, string.Concat(state.Parts.Select(part => part.Html)))));
    }
}
