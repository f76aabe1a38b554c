using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Reads the values of tensors. Nothing else in this project does (BannedSymbols.txt holds that): to read a value of a device, the
/// host waits until the device has done all work that it was given before. A training must do so rarely.
/// </summary>
internal static class TensorReads
{
    private static long _count;

    /// <summary>How often this process read values that are on a device, or would be if the work ran on one.</summary>
    public static long Count => Interlocked.Read(ref _count);

    /// <summary>Counts a read.</summary>
    public static void CountOne() => Interlocked.Increment(ref _count);

    /// <summary>Reads all values, the last dimension first.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    public static T[] Read<T>(Tensor tensor)
        where T : unmanaged
    {
        using var values = ToHost(tensor);
        return OnHost<T>(values);
    }

    /// <summary>Reads the only value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static T ReadScalar<T>(Tensor tensor)
        where T : unmanaged => Read<T>(tensor).Single();

    /// <summary>The values on the host and dense in memory: the tensor itself or a copy, without gradient, as a new object.</summary>
    public static Tensor ToHost(Tensor tensor)
    {
        CountOne();
        using var detached = tensor.detach();
#pragma warning disable RS0030 // This is the one place that may.
        using var values = detached.to(Devices.Host);
#pragma warning restore RS0030
        return values.contiguous();
    }

    /// <summary>The values of a tensor that was made on the host: no device is waited for.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <exception cref="InvalidOperationException">The tensor is on a device.</exception>
    public static T[] OnHost<T>(Tensor tensor)
        where T : unmanaged
    {
#pragma warning disable RS0030 // This is the one place that may.
        return tensor.data<T>().ToArray();
#pragma warning restore RS0030
    }

    /// <summary>The memory of a dense tensor that was made on the host, to read or to fill.</summary>
    /// <exception cref="InvalidOperationException">The tensor is on a device.</exception>
    public static Span<byte> BytesOnHost(Tensor tensor)
    {
#pragma warning disable RS0030 // This is the one place that may.
        return tensor.bytes;
#pragma warning restore RS0030
    }

    /// <summary>Whether two tensors of one device are equal within tolerances; where both are NaN, they are.</summary>
    public static bool AreClose(Tensor first, Tensor second, double relative, double absolute)
    {
        CountOne();
#pragma warning disable RS0030 // This is the one place that may.
        return first.allclose(second, relative, absolute, equal_nan: true);
#pragma warning restore RS0030
    }
}
