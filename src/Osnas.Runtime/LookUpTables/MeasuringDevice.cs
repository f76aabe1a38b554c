using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.LookUpTables;

/// <summary>The device that latency was measured on.</summary>
/// <param name="Processor">The name of the processor.</param>
/// <param name="Cores">The number of logical cores.</param>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Torch">The version of libtorch.</param>
public sealed record MeasuringDevice(string Processor, int Cores, string OperatingSystem, string Runtime, string Torch)
{
    private const string CpuKind = "cpu";

    /// <summary>
    /// Torch's name of the kind of device: <c>cpu</c>, <c>cuda</c> or <c>mps</c>; null in files of Osnas 0.3.0 or earlier,
    /// which measured on the CPU.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>The name of the GPU; null if the CPU was measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Gpu { get; init; }

    /// <summary>The version of the GPU's driver; null if the CPU was measured, or if the driver doesn't report it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Driver { get; init; }

    /// <summary>The kind and the name: <c>CUDA (NVIDIA H200)</c>.</summary>
    [JsonIgnore]
    internal string Title => SelectedDevice.Describe(Kind ?? CpuKind, Gpu ?? Processor);

    /// <summary>Gets the CPU of this machine.</summary>
    /// <returns>Its description.</returns>
    public static MeasuringDevice Current() => new(
        Osnas.Common.Processor.Name,
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        Library.LibtorchVersion)
    { Kind = CpuKind };

    /// <summary>A device of this machine.</summary>
    /// <param name="device">The device.</param>
    internal static MeasuringDevice Of(SelectedDevice device) => device.Device.type == DeviceType.CPU
        ? Current()
        : Current() with
        {
            Kind = device.Kind,
            Gpu = device.Name,
            Driver = device.Device.type == DeviceType.CUDA ? NvidiaDriver.FindVersion() : null,
        };

    /// <summary>What tells that this isn't a device that networks now run on; null if it is.</summary>
    /// <param name="running">The device that networks run on.</param>
    internal string? FindDifference(SelectedDevice running) =>
        SelectedDevice.Describe(running.Kind, running.Name) is var now && now == Title
        ? null
        : $"this run is on another device: {now}";

    /// <summary>Formats the device, the driver of a GPU and libtorch's version as one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Title}{(Driver is null ? string.Empty : $", driver {Driver}")}, libtorch {Torch}";
}
