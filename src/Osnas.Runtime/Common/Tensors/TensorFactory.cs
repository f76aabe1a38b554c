using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Creates tensors, each on a device that the caller names. Nothing else in this project calls torch's own factories
/// (BannedSymbols.txt holds that), whose tensors are on the CPU unless someone remembers otherwise.
/// </summary>
internal static class TensorFactory
{
#pragma warning disable RS0030 // This is the one place that may.
    /// <summary>Zeros.</summary>
    public static Tensor Zeros(long[] shape, ScalarType type, Device device) => zeros(shape, type, device);

    /// <summary>Creates an uninitialized tensor.</summary>
    public static Tensor Empty(long[] shape, ScalarType type, Device device) => empty(shape, type, device);

    /// <summary>Creates an uninitialized tensor of the shape, the type and the order in memory of another, on its device.</summary>
    public static Tensor EmptyLike(Tensor like) => empty_like(like);

    /// <summary>Draws from the standard normal distribution, 32-bit floats.</summary>
    public static Tensor Normal(long[] shape, Device device) => randn(shape, device: device);

    /// <summary>
    /// Draws from the standard Gumbel distribution, of a tensor's shape and type and for its device. The host draws, so that the
    /// noise is the same on every device.
    /// </summary>
    public static Tensor GumbelLike(Tensor like) =>
        Move(empty_like(like, device: Devices.Host).exponential_().log().neg(), like.device);

    /// <summary>The whole numbers from 0 on, 64-bit integers.</summary>
    public static Tensor Count(int count, Device device) => arange(count, device: device);

    /// <summary>Evenly spaced numbers from 0 to 1, 32-bit floats.</summary>
    public static Tensor Ramp(long steps, Device device) => linspace(0, 1, steps, device: device);

    /// <summary>A scalar.</summary>
    public static Tensor Of(float value, Device device) => Move(tensor(value, device: Devices.Host), device);

    /// <summary>A scalar of 64 bits, on the host if the device has no such numbers.</summary>
    public static Tensor Of(double value, Device device) => Move(tensor(value, device: Devices.Host), Doubles.PlaceFor(device));

    /// <summary>A vector.</summary>
    public static Tensor Of(bool[] values, Device device) => Move(tensor(values, device: Devices.Host), device);

    /// <summary>A vector.</summary>
    public static Tensor Of(byte[] values, Device device) => Move(tensor(values, device: Devices.Host), device);

    /// <summary>A vector.</summary>
    public static Tensor Of(int[] values, Device device) => Move(tensor(values, device: Devices.Host), device);

    /// <summary>A vector.</summary>
    public static Tensor Of(long[] values, Device device) => Move(tensor(values, device: Devices.Host), device);

    /// <summary>A vector.</summary>
    public static Tensor Of(float[] values, Device device) => Move(tensor(values, device: Devices.Host), device);

    /// <summary>Values in the order of memory, the last dimension first.</summary>
    public static Tensor Of(bool[] values, long[] shape, Device device) =>
        Move(tensor(values, shape, device: Devices.Host), device);

    /// <summary>Values in the order of memory, the last dimension first.</summary>
    public static Tensor Of(byte[] values, long[] shape, Device device) =>
        Move(tensor(values, shape, device: Devices.Host), device);

    /// <summary>Values in the order of memory, the last dimension first.</summary>
    public static Tensor Of(float[] values, long[] shape, Device device) =>
        Move(tensor(values, shape, device: Devices.Host), device);

    /// <summary>
    /// Values of 64 bits in the order of memory, the last dimension first; on the host if the device has no such numbers.
    /// </summary>
    public static Tensor Of(double[] values, long[] shape, Device device) =>
        Move(tensor(values, shape, device: Devices.Host), Doubles.PlaceFor(device));

    /// <summary>A tensor that a native function made.</summary>
    /// <param name="handle">The native tensor, which the result owns.</param>
    public static Tensor Own(nint handle) => Tensor.UnsafeCreateTensor(handle);
#pragma warning restore RS0030

    private static Tensor Move(Tensor onHost, Device device)
    {
        if (device.type == DeviceType.CPU)
            return onHost;
        using (onHost)
            return TensorMoves.To(onHost, device);
    }
}
