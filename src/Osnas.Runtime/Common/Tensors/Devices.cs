using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Where tensors are.</summary>
internal static class Devices
{
    /// <summary>Where files are read to, and results are read from.</summary>
    public static Device Host => CPU;

    /// <summary>Where a network is, by its first weight; the host if it has none. What it is run on has to be there too.</summary>
    public static Device Of(nn.Module network) => network.parameters().FirstOrDefault()?.device ?? Host;

    /// <summary>Whether two devices are the same.</summary>
    public static bool AreSame(Device first, Device second) => first.type == second.type && first.index == second.index;
}
