using Osnas.Experiments;
using Osnas.Report.Charts;
using Osnas.Report.Page;
using Osnas.Report.Space;

namespace Osnas.Report.Runs;

/// <summary>The parts of the page of a run, and of the page that compares several.</summary>
internal static class RunParts
{
    /// <summary>The parts of a run, rendered one by one: a page that is open takes those that changed.</summary>
    /// <param name="run">The run, in any state.</param>
    /// <returns>All parts, always the same ids; those that the run doesn't have, or not yet, are empty elements.</returns>
    public static IReadOnlyList<RenderedPart> Render(RunRecord run) => PageRenderer.Render(Of(RunSheet.Create(run)));

    /// <summary>The parts of a comparison, rendered one by one.</summary>
    /// <param name="runs">The runs, in any state.</param>
    /// <returns>As for one run.</returns>
    public static IReadOnlyList<RenderedPart> Render(IReadOnlyList<RunRecord> runs) =>
        PageRenderer.Render(Of(ComparedRuns.Create([.. runs.Select(RunSheet.Create)])));

    /// <summary>The parts of a run, in the order of its page.</summary>
    public static IReadOnlyList<PagePart> Of(RunSheet run) =>
    [
        new("lead", null, Fragment.Of<RunLead>(nameof(RunLead.Run), run)),
        new("result", null, Fragment.Of<ResultSection>(nameof(ResultSection.Result), run.Result)),
        new(
            "comparison",
            "The comparison",
            Fragment.Of<ComparedTable>(nameof(ComparedTable.Result), run.Result is { Compared.Count: > 1 } compared ? compared : null)),
        new("architecture", "The architecture", Fragment.Of<NetworkDiagramView>(nameof(NetworkDiagramView.Diagram), run.Network)),
        new("search", "The search", Fragment.Of<SearchSection>(nameof(SearchSection.Search), run.Search)),
        new("front", "The front", Fragment.Of<FrontTableView>(nameof(FrontTableView.Front), run.Front)) { Below = 2 },
        new("trust", run.Trust?.Title, Fragment.Of<TrustSection>(nameof(TrustSection.Trust), run.Trust)),
        new("trainings", "The trainings", Fragment.Of<LineCharts>(nameof(LineCharts.Charts), AnyOf(run.Curves))),
        new("test", "The test images", Fragment.Of<TestSection>(nameof(TestSection.Test), run.Test)),
        new("space", $"The search space {run.Space?.Name}", Fragment.Of<SpaceSection>(nameof(SpaceSection.Space), run.Space)),
        new("origin", "To repeat this run", Fragment.Of<OriginSection>(nameof(OriginSection.Origin), run.Origin)),
        new("absent", "What is missing here", Fragment.Of<AbsentList>(nameof(AbsentList.Reasons), AnyOf(run.Absent))),
    ];

    /// <summary>The parts of a comparison, in the order of its page.</summary>
    public static IReadOnlyList<PagePart> Of(ComparedRuns runs) =>
    [
        new("compared-results", null, Fragment.Of<ComparedFacts>(nameof(ComparedFacts.Table), runs.Results)),
        new("compared-searches", "The searches", Fragment.Of<LineCharts>(nameof(LineCharts.Charts), AnyOf(runs.Searches))),
        new("compared-fronts", "The fronts", Fragment.Of<ScatterCharts>(nameof(ScatterCharts.Charts), AnyOf(runs.Fronts))),
        new("compared-trainings", "The trainings", Fragment.Of<ComparedTrainings>(nameof(ComparedTrainings.Charts), runs.Trainings)),
        new("compared-options", "Options that differ", Fragment.Of<ComparedFacts>(nameof(ComparedFacts.Table), runs.Options)),
    ];

    private static IReadOnlyList<T>? AnyOf<T>(IReadOnlyList<T> items) => items.Count > 0 ? items : null;
}
