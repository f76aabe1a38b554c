using Microsoft.AspNetCore.Components;

namespace Osnas.Report.Page;

/// <summary>A part of a page, with an element of its own.</summary>
/// <param name="Id">The id of the element, the same at every time.</param>
/// <param name="Title">The heading; null for none.</param>
/// <param name="Content">What the part shows; null for nothing, or nothing yet.</param>
public sealed record PagePart(string Id, string? Title, RenderFragment? Content)
{
    /// <summary>How far the heading is below that of the page, or of the run that the part is about.</summary>
    public int Below { get; init; } = 1;
}
