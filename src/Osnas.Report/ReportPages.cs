using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Space;

namespace Osnas.Report;

/// <summary>The pages that Osnas writes. Each is one HTML file that loads nothing.</summary>
internal static class ReportPages
{
    /// <summary>The page of a search space, without any run.</summary>
    /// <param name="table">The costs of the space for one size of images and number of classes.</param>
    /// <param name="budget">The budgets to mark.</param>
    /// <returns>The page.</returns>
    public static string OfSpace(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var space = SpaceRecord.Create(table, budget);
        return OfSpace(SpaceSheet.Create(space, space.Outline!));
    }

    /// <summary>The page of a search space, without any run.</summary>
    /// <param name="space">What the page shows.</param>
    /// <returns>The page.</returns>
    public static string OfSpace(SpaceSheet space) => PageRenderer.Render(space.Name, builder =>
    {
        builder.OpenComponent<SpacePage>(0);
        builder.AddComponentParameter(1, nameof(SpacePage.Space), space);
        builder.CloseComponent();
    });
}
