using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Memory for a few images only.</summary>
internal static class LimitedMemory
{
    private const string Cuda = "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB";

    /// <summary>Gives images back, or fails as libtorch does if they are more than fit.</summary>
    /// <param name="images">The images.</param>
    /// <param name="capacity">The most images.</param>
    /// <param name="error">The words of the error.</param>
    public static Tensor Check(Tensor images, int capacity, string error = Cuda) =>
        images.shape[0] <= capacity ? images : throw new ExternalException(error);
}
