using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>The device that networks and data are on.</summary>
/// <param name="Device">The device, as torch has it.</param>
/// <param name="Name">The name of the hardware.</param>
/// <param name="Reason">Why <c>auto</c> took it; empty if it was asked for.</param>
internal sealed record SelectedDevice(Device Device, string Name, string Reason)
{
    /// <summary>The kind of device, as torch names it: <c>cpu</c>, <c>cuda</c> or <c>mps</c>.</summary>
    public string Kind => Device.type.ToString().ToLowerInvariant();

    /// <summary>The kind, the index of a CUDA device, and the hardware: <c>CUDA device 1 (NVIDIA H200)</c>.</summary>
    public string Title => Device.type == DeviceType.CUDA
        ? string.Create(CultureInfo.InvariantCulture, $"CUDA device {Device.index} ({Name})")
        : Describe(Kind, Name);

    /// <summary>The device, and why it was taken.</summary>
    public override string ToString() => Reason.Length == 0 ? Title : $"{Title}: {Reason}";

    /// <summary>A kind of device and its hardware in words.</summary>
    /// <param name="kind">The kind, as torch names it.</param>
    /// <param name="name">The name of the hardware.</param>
    public static string Describe(string kind, string name) => $"{kind.ToUpperInvariant()} ({name})";
}
