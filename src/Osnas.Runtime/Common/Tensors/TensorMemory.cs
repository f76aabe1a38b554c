using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>The values of tensors on the host where they are, without a copy.</summary>
internal static class TensorMemory
{
    /// <summary>The values of a dense tensor of 32-bit floats on the host, in the order of the last dimension first.</summary>
    public static Span<float> Of(Tensor tensor)
    {
#pragma warning disable RS0030 // The tensor is on the host: nothing waits.
        return MemoryMarshal.Cast<byte, float>(tensor.bytes);
#pragma warning restore RS0030
    }

    /// <summary>The same; empty where there is no tensor.</summary>
    public static Span<float> OfAny(Tensor? tensor) => tensor is null ? [] : Of(tensor);
}
