using System.Text.Json.Serialization;
using Osnas.LookUpTables;

namespace Osnas.Experiments;

/// <summary>What became of a run.</summary>
internal enum RunState
{
    /// <summary>It has its report and its network.</summary>
    Finished,

    /// <summary>A process works on it.</summary>
    Running,

    /// <summary>It was stopped; the same command resumes it.</summary>
    Stopped,

    /// <summary>It isn't finished, and another version of Osnas began it.</summary>
    OtherVersion,

    /// <summary>A file of it can't be read.</summary>
    Damaged,
}

/// <summary>The states as commands write them.</summary>
internal sealed class RunStateConverter() : JsonStringEnumConverter<RunState>(System.Text.Json.JsonNamingPolicy.KebabCaseLower);

/// <summary>A run in a list.</summary>
/// <param name="Name">Its folder within the folder of all runs, with <c>/</c>.</param>
/// <param name="State">What became of it.</param>
/// <param name="Changed">When a file of it was written for the last time.</param>
internal sealed record RunSummary(
    string Name, [property: JsonConverter(typeof(RunStateConverter))] RunState State, DateTimeOffset Changed)
{
    /// <summary>When the oldest of its files was written.</summary>
    [JsonIgnore]
    public DateTimeOffset Started { get; init; }

    /// <summary>The command: <c>search</c> or <c>train</c>; null if it can't be known.</summary>
    public string? Command { get; init; }

    /// <summary>The name of the search space; null if it can't be known.</summary>
    public string? Space { get; init; }

    /// <summary>Where the data is from; null if it can't be known.</summary>
    public string? Data { get; init; }

    /// <summary>The budget as users write it: what was asked for, or else that of the space; null for a training.</summary>
    public string? Budget { get; init; }

    /// <summary>The budget that was asked for; null for a training, and where the space has it.</summary>
    [JsonIgnore]
    public IReadOnlyList<ConstraintCfg>? Constraints { get; init; }

    /// <summary>The choices of the winner, or of the architecture that is trained; null if there is none yet.</summary>
    public IReadOnlyList<int>? Architecture { get; init; }

    /// <summary>
    /// The test accuracy of its network, from 0 to 1: of a search, the mean of the winner's trainings; null before the end.
    /// </summary>
    public double? TestAccuracy { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault { get; init; }
}

/// <summary>The options of a run that a list tells; the others may be of strategies that this program doesn't have.</summary>
internal sealed record RunHead(string Space, RunHead.DataHead Data) : IReadDocument
{
    /// <summary>The budget of a search.</summary>
    public IReadOnlyList<ConstraintCfg>? Budget { get; init; }

    /// <summary>The architecture of a training; null for a search.</summary>
    public IReadOnlyList<int>? Architecture { get; init; }

    /// <summary>The command of a search.</summary>
    public const string Search = "search";

    /// <summary>The command of a training.</summary>
    public const string Train = "train";

    /// <summary>The command that began the run.</summary>
    public string Command => Architecture is null ? Search : Train;

    bool IReadDocument.IsWhole =>
        this is { Space: not null, Data.Source: not null } && (Budget is null || Budget.All(constraint => constraint is not null));

    /// <summary>Where the data is from.</summary>
    internal sealed record DataHead(string Source);
}
