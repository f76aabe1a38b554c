using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>How long the parts of a run took, by the clock of the machine, summed over all processes that worked on it.</summary>
/// <param name="Phases">The parts that have begun, in order.</param>
/// <param name="Updated">When this was written, in UTC.</param>
internal sealed record TimesDocument(IReadOnlyList<PhaseTime> Phases, DateTimeOffset Updated) : IReadDocument
{
    /// <summary>
    /// The time that was left of the whole run, in seconds; null where nothing asked for an estimate, and when the run is over.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SecondsLeft { get; init; }

    bool IReadDocument.IsWhole => Phases is not null
        && Phases.All(phase => phase is { Name: not null, Unit: not null } && IsDuration(phase.Seconds)) && IsDuration(SecondsLeft ?? 0);

    private static bool IsDuration(double seconds) => seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds;
}

/// <summary>A part of a run: a training, the search, or the training of an architecture generator.</summary>
/// <param name="Name">The name of the network, <c>search</c> or <c>generator</c>.</param>
/// <param name="Seconds">The time so far.</param>
/// <param name="Unit">What it counts: <c>images</c>, <c>candidates</c> or <c>epochs</c>.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Total">All of them; a search may end with fewer.</param>
internal sealed record PhaseTime(string Name, double Seconds, string Unit, double Done, double Total);
