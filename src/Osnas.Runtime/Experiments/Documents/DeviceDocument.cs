using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>A device that a run was computed on.</summary>
/// <param name="Kind">Torch's name of the kind: <c>cpu</c>, <c>cuda</c> or <c>mps</c>.</param>
/// <param name="Name">The name of the hardware; null if it is unknown.</param>
public sealed record DeviceDocument(
    string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null)
{
    /// <summary>Whether nothing is missing in the devices of a run.</summary>
    internal static bool AreWhole(IReadOnlyList<DeviceDocument>? devices) =>
        devices is null || devices.All(device => device is { Kind: not null });

    /// <summary>What is to be told of the devices of a run; null if there is one alone.</summary>
    internal static string? DescribeChange(IReadOnlyList<DeviceDocument>? devices) =>
        devices is { Count: > 1 } ? $"computed on {string.Join(", then ", devices)}" : null;

    /// <summary>Formats the kind and the hardware, for example <c>CPU (AMD EPYC 9R14)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name is null ? Kind.ToUpperInvariant() : SelectedDevice.Describe(Kind, Name);
}
