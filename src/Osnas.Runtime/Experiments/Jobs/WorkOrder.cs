using System.Text.Json;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>What workers need to know of a search before they take its jobs.</summary>
/// <param name="Osnas">The version of Osnas.</param>
/// <param name="Libtorch">The version of libtorch.</param>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="Data">The data: its fingerprint and its classes; null if it has no fingerprint.</param>
/// <param name="Coordinator">The device and the processor of the process that coordinates the search.</param>
/// <param name="Options">
/// The options of the search, as in the <c>config.json</c> of its folder. A worker reads them after it has compared the versions:
/// another version may have others.
/// </param>
internal sealed record WorkOrder(
    string Osnas,
    string Libtorch,
    string Space,
    string Fingerprint,
    DataDocument? Data,
    WorkerDocument Coordinator,
    JsonElement Options) : IReadDocument
{
    /// <summary>The order of a search.</summary>
    /// <param name="options">The options of the search.</param>
    /// <param name="space">Its space.</param>
    /// <param name="data">Its data.</param>
    /// <param name="device">The device of the process that coordinates it.</param>
    public static WorkOrder Of(SearchOptions options, SearchSpaceRegistration space, DataSplit data, RunDevice device) => new(
        Library.Version,
        Library.LibtorchVersion,
        options.Space,
        space.Spec.Fingerprint,
        DataDocument.Create(data),
        new(device.Document, ProcessorDocument.Measure()),
        JsonSerializer.SerializeToElement(options, OsnasJson.Default.SearchOptions));

    bool IReadDocument.IsWhole => this is { Osnas: not null, Libtorch: not null, Space: not null, Fingerprint: not null }
        && Coordinator is { Device: not null, Processor: not null } && Data is null or { Fingerprint: not null, Classes: not null };
}
