namespace Osnas.Experiments;

/// <summary>
/// All that a report shows of a run, whether it is finished, stopped or under way. <see cref="RunReader"/> reads it from the
/// folder of the run, without libtorch and without the program that has the space.
/// </summary>
/// <param name="Summary">The name, the state and the main options of the run.</param>
/// <param name="Origin">All that is needed to repeat the run.</param>
internal sealed record RunRecord(RunSummary Summary, RunOrigin Origin)
{
    /// <summary>The space; null if its files are missing or can't be read.</summary>
    public SpaceRecord? Space { get; init; }

    /// <summary>The data: its classes, and the number of images of each class in each part; null if it isn't known.</summary>
    public DataDocument? Data { get; init; }

    /// <summary>The budget; empty for none and for a training.</summary>
    public IReadOnlyList<ConstraintCfg> Budget { get; init; } = [];

    /// <summary>The report of a finished search; null for one that isn't finished, and for a training.</summary>
    public SearchReport? SearchReport { get; init; }

    /// <summary>The report of a finished training; null for one that isn't finished, and for a search.</summary>
    public TrainReport? TrainReport { get; init; }

    /// <summary>The network that the run is about; null before the end.</summary>
    public RunResult? Result { get; init; }

    /// <summary>What the search evaluated so far; null before the first candidate, and for a training.</summary>
    public SearchTrace? Search { get; init; }

    /// <summary>The trainings so far, in order.</summary>
    public IReadOnlyList<TrainingCurve> Curves { get; init; } = [];

    /// <summary>How the network of the result classifies each test image; null before the end, and of an earlier version.</summary>
    public TestRecord? Test { get; init; }

    /// <summary>
    /// The parts of a report that the folder doesn't have, and that aren't only still to come: an earlier version didn't keep
    /// them, or their file is damaged, cut or deleted.
    /// </summary>
    public IReadOnlyList<AbsentPart> Absent { get; init; } = [];
}

/// <summary>A part that the folder of a run doesn't have.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record AbsentPart(string File, string Reason);
