using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Report.Runs;

/// <summary>All that is needed to repeat a run.</summary>
/// <param name="Command">The command line; null if it isn't known.</param>
/// <param name="Facts">Versions, seed, devices, data, space.</param>
/// <param name="Options">All options, by name.</param>
/// <param name="Phases">How long each part of the run took so far.</param>
public sealed record OriginSheet(
    string? Command, IReadOnlyList<Fact> Facts, IReadOnlyList<Fact> Options, IReadOnlyList<PhaseRow> Phases)
{
    internal static OriginSheet Create(RunRecord run)
    {
        var origin = run.Origin;
        return new(
            origin.Command?.ToString(),
            [
                .. Fact.Optional("Osnas", origin.Version?.Osnas),
                .. Fact.Optional("libtorch", origin.Version?.Libtorch),
                .. Fact.Optional("Seed", origin.Seed?.ToString(CultureInfo.InvariantCulture)),
                .. Fact.Optional("Device", origin.Devices.Count == 0 ? null : string.Join(", then ", origin.Devices)),
                .. Fact.Optional("Threads and instructions", string.Join(", then ", origin.Version?.Processors ?? [])),
                .. Fact.Optional("Data", run.Summary.Data),
                .. Fact.Optional("Fingerprint of the data", run.Data?.Fingerprint),
                .. Fact.Optional("Space", run.Summary.Space),
                .. Fact.Optional("Fingerprint of the space", run.Space?.Outline?.Fingerprint),
            ],
            [.. origin.Options.Select(option => new Fact(option.Name, option.Value))],
            [.. origin.Phases.Select(PhaseRow.Create)]);
    }
}

/// <summary>A part of a run.</summary>
/// <param name="Name">The network that was trained, or the search.</param>
/// <param name="Done">What is done, and what there is to do.</param>
/// <param name="Time">How long it took so far.</param>
public sealed record PhaseRow(string Name, string Done, string Time)
{
    internal static PhaseRow Create(PhaseTime phase) => new(
        phase.Name,
        string.Create(CultureInfo.InvariantCulture, $"{phase.Done:#,0.#} of {phase.Total:#,0.#} {phase.Unit}"),
        Quantity.Duration(TimeSpan.FromSeconds(phase.Seconds)));
}
