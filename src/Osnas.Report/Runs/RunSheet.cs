using Osnas.Experiments;
using Osnas.Report.Charts;
using Osnas.Report.Space;

namespace Osnas.Report.Runs;

/// <summary>What a page shows of a run: finished, stopped or under way. Parts that the run doesn't have are null or empty.</summary>
public sealed record RunSheet
{
    /// <summary>The name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it, in words.</summary>
    public required string State { get; init; }

    /// <summary>Whether it is finished; else, what there is may change.</summary>
    public bool IsFinished { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>What it found; null before the end.</summary>
    public ResultSheet? Result { get; init; }

    /// <summary>The network that it found.</summary>
    public NetworkDiagram? Network { get; init; }

    /// <summary>The search so far.</summary>
    public SearchSheet? Search { get; init; }

    /// <summary>The architectures of its front, or of the fronts so far.</summary>
    public FrontTable? Front { get; init; }

    /// <summary>How far the supernet, or another fitness, can be trusted.</summary>
    public TrustSheet? Trust { get; init; }

    /// <summary>The curves of its trainings.</summary>
    public IReadOnlyList<LineChart> Curves { get; init; } = [];

    /// <summary>How its network classifies the test images.</summary>
    public TestSheet? Test { get; init; }

    /// <summary>Its search space.</summary>
    public SpaceSheet? Space { get; init; }

    /// <summary>All that is needed to repeat it.</summary>
    public required OriginSheet Origin { get; init; }

    /// <summary>The parts that its folder lacks, and why.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>What a page shows of a run.</summary>
    internal static RunSheet Create(RunRecord run)
    {
        var outline = run.Space?.Outline;
        return new()
        {
            Name = run.Summary.Name,
            State = Describe(run.Summary.State),
            IsFinished = run.Summary.State == RunState.Finished,
            Fault = run.Summary.Fault,
            Result = ResultSheet.Create(run),
            Network = run is { Space: { } space, Result: { } result } && outline is not null && Fits(outline, result.Architecture)
                ? NetworkDiagram.Create(space, outline, result.Architecture)
                : null,
            Search = run.Search is { } search ? SearchSheet.Create(run, search) : null,
            Front = CreateFront(run),
            Trust = run.SearchReport is { } report ? TrustSheet.Create(report) : null,
            Curves = TrainingCharts.Create(run.Curves),
            Test = CreateTest(run),
            Space = outline is not null ? SpaceSheet.Create(run.Space!, outline) : null,
            Origin = OriginSheet.Create(run),
            Absent = [.. run.Absent.Select(part => part.Reason), .. FindAbsent(run)],
        };
    }

    private static FrontTable? CreateFront(RunRecord run)
    {
        if (run.SearchReport is { } report)
            return FrontTable.Create(report);
        return run.Search is { } search ? FrontTable.Create(search) : null;
    }

    /// <summary>Without what each image is taken for, a report still has the accuracy of each class.</summary>
    private static TestSheet? CreateTest(RunRecord run)
    {
        if (run.Test is { } test)
            return TestSheet.Create(test, run.Result);
        return (run.SearchReport?.Winner.TestClasses ?? run.TrainReport?.TestClasses) is { Count: > 0 } classes
            ? TestSheet.Create(classes)
            : null;
    }

    /// <summary>What the report of a finished run doesn't tell.</summary>
    private static IEnumerable<string> FindAbsent(RunRecord run)
    {
        if (run.SearchReport is { Comparison: null })
            yield return "The report is of Osnas 0.3 or earlier: it doesn't say whether the winner is better than random architectures.";
        if (run.Result is { StandardError: null })
            yield return "The report doesn't have the number of test images: the test accuracy is without its standard error by them.";
    }

    private static bool Fits(SpaceOutline outline, IReadOnlyList<int> architecture) =>
        architecture.Count == outline.Layers.Count * outline.RowsPerLayer
        && architecture.All(choice => choice >= 0 && choice < outline.Candidates.Count);

    private static string Describe(RunState state) => state switch
    {
        RunState.Finished => "finished",
        RunState.Running => "running; this page shows what there is so far",
        RunState.Stopped => "stopped; the same command resumes it",
        RunState.OtherVersion => "not finished, and begun by another version of Osnas",
        RunState.Damaged => "damaged: a file of it can't be read",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };
}
