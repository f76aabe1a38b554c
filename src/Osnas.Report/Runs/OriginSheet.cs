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
                .. Optional("Osnas", origin.Version?.Osnas),
                .. Optional("libtorch", origin.Version?.Libtorch),
                .. Optional("Seed", origin.Seed?.ToString(CultureInfo.InvariantCulture)),
                .. Optional("Device", origin.Devices.Count == 0 ? null : string.Join(", then ", origin.Devices)),
                .. Optional("Threads and instructions", string.Join(", then ", origin.Version?.Processors ?? [])),
                .. Optional("Data", run.Summary.Data),
                .. Optional("Fingerprint of the data", run.Data?.Fingerprint),
                .. Optional("Space", run.Summary.Space),
                .. Optional("Fingerprint of the space", run.Space?.Outline?.Fingerprint),
            ],
            [.. origin.Options.Select(option => new Fact(option.Name, option.Value))],
            [.. origin.Phases.Select(PhaseRow.Create)]);
    }

    private static Fact[] Optional(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [new(name, value)];
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
