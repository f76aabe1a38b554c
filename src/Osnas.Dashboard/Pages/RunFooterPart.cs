using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.Dashboard.Pages;

/// <summary>What the numbers of runs mean, as the last part of a page.</summary>
internal static class RunFooterPart
{
    /// <summary>The part, rendered.</summary>
    public static IReadOnlyList<RenderedPart> Rendered { get; } =
        PageRenderer.Render([new("footer", null, Fragment.Of<RunFooter>())]);
}
