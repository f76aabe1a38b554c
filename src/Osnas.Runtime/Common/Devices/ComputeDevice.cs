using System.Globalization;

namespace Osnas;

/// <summary>
/// The device that is requested for a computation. <see cref="Auto"/>, the default value, selects an NVIDIA GPU if one works,
/// and otherwise the CPU.
/// </summary>
public readonly record struct ComputeDevice
{
    private const string CudaName = "cuda";

    private ComputeDevice(ComputeDeviceKind kind, int index = 0) => (Kind, Index) = (kind, index);

    /// <summary>An NVIDIA GPU if one works; otherwise, the CPU.</summary>
    public static ComputeDevice Auto => default;

    /// <summary>The CPU.</summary>
    public static ComputeDevice Cpu => new(ComputeDeviceKind.Cpu);

    /// <summary>The GPU of Apple silicon.</summary>
    public static ComputeDevice Mps => new(ComputeDeviceKind.Mps);

    /// <summary>What is written on a command line, as the help names it.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["auto", "cpu", CudaName, "cuda:1", "mps"];

    internal ComputeDeviceKind Kind { get; }

    /// <summary>The index of a CUDA device; 0 of all others.</summary>
    internal int Index { get; }

    /// <summary>An NVIDIA GPU.</summary>
    /// <param name="index">The index of the GPU, from 0, among those that CUDA shows to this process.</param>
    /// <returns>The device.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static ComputeDevice Cuda(int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(ComputeDeviceKind.Cuda, index);
    }

    /// <summary>Parses a device: <c>auto</c>, <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c> or <c>mps</c>.</summary>
    /// <param name="text">The text, in any case.</param>
    /// <returns>The device.</returns>
    /// <exception cref="FormatException">The text isn't a device.</exception>
    public static ComputeDevice Parse(string text) =>
        Find(text) ?? throw new FormatException(
            $"there is no device '{NumberText.Shorten(text)}'; write auto, cpu, cuda, mps, or cuda:1 for the second GPU");

    /// <summary>Formats the device as <see cref="Parse"/> reads it.</summary>
    /// <returns>The text, where <c>cuda</c> is the first GPU and <c>cuda:1</c> the second.</returns>
    public override string ToString() => Kind switch
    {
        ComputeDeviceKind.Auto => "auto",
        ComputeDeviceKind.Cpu => "cpu",
        ComputeDeviceKind.Cuda => Index == 0 ? CudaName : string.Create(CultureInfo.InvariantCulture, $"{CudaName}:{Index}"),
        ComputeDeviceKind.Mps => "mps",
        _ => throw new InvalidOperationException($"The kind of device {Kind} is unknown."),
    };

    private static ComputeDevice? Find(string text)
    {
        foreach (var device in (ComputeDevice[])[Auto, Cpu, Cuda(), Mps])
        {
            if (string.Equals(text, device.ToString(), StringComparison.OrdinalIgnoreCase))
                return device;
        }

        const string Prefix = CudaName + ":";
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? Cuda(index)
                : null;
    }
}

/// <summary>The kinds of devices that can be asked for.</summary>
internal enum ComputeDeviceKind
{
    /// <summary>A GPU of NVIDIA if one works, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>A GPU of NVIDIA.</summary>
    Cuda,

    /// <summary>The GPU of Apple silicon.</summary>
    Mps,
}
