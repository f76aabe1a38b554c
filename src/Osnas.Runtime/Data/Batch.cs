using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images and their labels. The data loader that gave them disposes them when it goes on.</summary>
/// <param name="Images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
/// <param name="Labels"><c>[N]</c>, 64-bit integers.</param>
public sealed record Batch(Tensor Images, Tensor Labels)
{
    /// <summary>Number of images.</summary>
    public int Count { get; } = (int)Images.shape[0];
}
