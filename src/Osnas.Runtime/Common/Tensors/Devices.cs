using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Where tensors are.</summary>
internal static class Devices
{
    /// <summary>Where files are read to, and results are read from.</summary>
    public static Device Host => CPU;

    /// <summary>The device of a network's first weight; the host if it has none. Its inputs must be on the same device.</summary>
    public static Device Of(nn.Module network) => network.parameters().FirstOrDefault()?.device ?? Host;

    /// <summary>Whether two devices are the same.</summary>
    public static bool AreSame(Device first, Device second) => first.type == second.type && first.index == second.index;

    /// <summary>A device in words, as in <c>Out of memory on the CPU</c>.</summary>
    public static string Describe(Device device) => device.type switch
    {
        DeviceType.CPU => "the CPU",
        DeviceType.CUDA => $"CUDA device {Math.Max(device.index, 0)}",
        DeviceType.MPS => "the MPS device",
        _ => $"the device {device}",
    };
}
