using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>A part of a run: a training, the search, or the training of an architecture generator.</summary>
/// <param name="Name">The name of the network, or of the search or generator.</param>
/// <param name="Unit">The unit of its progress: images, candidates or epochs.</param>
/// <param name="Total">The number of units, over all epochs; 0 if it is unknown.</param>
/// <param name="Done">The number of units that earlier processes did.</param>
/// <param name="SecondsPerUnit">The seconds for a unit, from timed steps; null if they are unknown.</param>
public sealed record RunPhase(string Name, string Unit, double Total, double Done, double? SecondsPerUnit)
{
    /// <summary>The number of epochs of a training; null for a search.</summary>
    public int? Epochs { get; init; }

    /// <summary>The number of units left.</summary>
    [JsonIgnore]
    public double Left => Math.Max(0, Total - Done);

    /// <summary>The seconds for the rest of the part; null if they are unknown.</summary>
    public double? SecondsLeft => Total > 0 && Left == 0 ? 0 : SecondsPerUnit * Left;
}

/// <summary>The estimated time, memory and disk space for the rest of a run, from some timed steps on its data.</summary>
/// <param name="Phases">The parts of the run, in order.</param>
/// <param name="PeakMemoryBytes">The memory of the process, in bytes, without that of a GPU.</param>
/// <param name="DiskBytes">The size of the files to write, in bytes.</param>
public sealed record RunEstimate(IReadOnlyList<RunPhase> Phases, long PeakMemoryBytes, long DiskBytes)
{
    /// <summary>The GPU whose memory isn't estimated, because libtorch for .NET doesn't report it; null without a GPU.</summary>
    public string? UnknownMemory { get; init; }

    /// <summary>The seconds for all parts whose time is known.</summary>
    public double SecondsLeft => Phases.Sum(phase => phase.SecondsLeft ?? 0);

    /// <summary>Whether the time of each part is known.</summary>
    public bool IsComplete => Phases.All(phase => phase.SecondsLeft is not null);
}
