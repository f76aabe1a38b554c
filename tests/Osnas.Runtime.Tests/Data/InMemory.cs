using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

internal static class InMemory
{
    /// <summary>The images of a data set that is in memory, <c>[N, C, H, W]</c>.</summary>
    public static Tensor Images(this ImageDataset images) => Assert.IsType<InMemoryDataset>(images).Images;
}
