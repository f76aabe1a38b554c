using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>A part of a run: a training, the search, or the training of an architecture generator.</summary>
/// <param name="Name">The name of the network, <c>search</c> or <c>generator</c>.</param>
/// <param name="Unit">What it counts: <c>images</c>, <c>candidates</c> or <c>epochs</c>.</param>
/// <param name="Total">How many of them it has, over all epochs; 0 if it isn't known.</param>
/// <param name="Done">How many an earlier process did.</param>
/// <param name="SecondsPerUnit">The time of one, from timed steps; null if it isn't known.</param>
public sealed record RunPhase(string Name, string Unit, double Total, double Done, double? SecondsPerUnit)
{
    /// <summary>The number of epochs of a training; null for a search.</summary>
    public int? Epochs { get; init; }

    /// <summary>How many are left.</summary>
    [JsonIgnore]
    public double Left => Math.Max(0, Total - Done);

    /// <summary>The time that the rest takes, in seconds; null if it isn't known.</summary>
    public double? SecondsLeft => Total > 0 && Left == 0 ? 0 : SecondsPerUnit * Left;
}

/// <summary>The estimated time, memory and disk space of the rest of a run, from some measured steps on its data.</summary>
/// <param name="Phases">Its parts, in order.</param>
/// <param name="PeakMemoryBytes">The memory of the process, without that of a GPU.</param>
/// <param name="DiskBytes">The files that are written.</param>
public sealed record RunEstimate(IReadOnlyList<RunPhase> Phases, long PeakMemoryBytes, long DiskBytes)
{
    /// <summary>The GPU whose memory isn't known, in words; null without one. libtorch for .NET doesn't tell it.</summary>
    public string? UnknownMemory { get; init; }

    /// <summary>The time of all parts whose time is known, in seconds.</summary>
    public double SecondsLeft => Phases.Sum(phase => phase.SecondsLeft ?? 0);

    /// <summary>Whether the time of each part is known.</summary>
    public bool IsComplete => Phases.All(phase => phase.SecondsLeft is not null);
}
