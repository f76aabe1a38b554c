using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>64-bit floats. MPS devices have none: what needs them is computed on the host there.</summary>
internal static class Doubles
{
    /// <summary>Where 64-bit floats for a device are: on it, or on the host.</summary>
    public static Device PlaceFor(Device device) => device.type == DeviceType.MPS ? Devices.Host : device;

    /// <summary>The values as 64-bit floats, in the current scope; with a gradient if they have one.</summary>
    public static Tensor From(Tensor values) => TensorMoves.To(values, PlaceFor(values.device)).to(ScalarType.Float64);
}
