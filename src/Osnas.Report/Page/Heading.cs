using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Osnas.Report.Page;

/// <summary>A heading. Its level follows from where it is, so that a part below another one has a lower level.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>The level of the part that this is in; 1 is that of the page.</summary>
    [CascadingParameter]
    public PartLevel? Part { get; set; }

    /// <summary>How far it is below that part.</summary>
    [Parameter]
    public int Below { get; set; } = 1;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, $"h{(Part?.Level ?? 1) + Below}");
        builder.AddContent(1, ChildContent);
        builder.CloseElement();
    }
}

/// <summary>The level of the heading of a part of a page.</summary>
/// <param name="Level">From 1, the page.</param>
public sealed record PartLevel(int Level);
