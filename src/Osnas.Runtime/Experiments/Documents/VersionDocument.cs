using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>What ran a run, on what, and when.</summary>
/// <param name="Osnas">The version of Osnas that started it.</param>
/// <param name="Libtorch">The version of libtorch.</param>
/// <param name="Trained">When its network was trained, by the clock of the machine in UTC; null before.</param>
/// <param name="Devices">The devices that it was computed on, in order; null before 0.4.0, whose finished runs
/// can be used. They were computed on the CPU.</param>
internal sealed record VersionDocument(
    string Osnas,
    string Libtorch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Trained = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DeviceDocument>? Devices = null) : IReadDocument
{
    /// <summary>How the processor computed it, in order where that changed; null of a run that an earlier version began.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProcessorDocument>? Processors { get; init; }

    /// <summary>What computed parts of it on other machines, each once; null of a run on one machine.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WorkerDocument>? Workers { get; init; }

    bool IReadDocument.IsWhole => this is { Osnas: not null, Libtorch: not null }
        && (Workers is null || Workers.All(worker => worker is { Device: not null, Processor: not null }))
        && DeviceDocument.AreWhole(Devices) && ProcessorDocument.AreWhole(Processors);

    /// <summary>That of this version of Osnas.</summary>
    public static VersionDocument Current { get; } = new(Library.Version, Library.LibtorchVersion);

    /// <summary>The devices of a run: before 0.4.0, it was the CPU.</summary>
    /// <param name="version">What the run keeps; null if it keeps nothing.</param>
    public static IReadOnlyList<DeviceDocument> DevicesOf(VersionDocument? version) => version?.Devices ?? [new("cpu")];

    /// <summary>Whether two versions can resume each other's runs: before 1.0, those of one minor version.</summary>
    public static bool AreCompatible(string one, string other) => Library.SeriesOf(one) == Library.SeriesOf(other);
}
