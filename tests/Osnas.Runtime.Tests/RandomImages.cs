using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Images of noise for <see cref="TinySpace"/>.</summary>
internal static class RandomImages
{
    public const int Size = 8;
    public const int Classes = 3;

    public static Tensor Batch(int count, int seed = 1, ImageSize? size = null)
    {
        using var generator = new Generator((ulong)seed);
        return randn([count, 1, size?.Height ?? Size, size?.Width ?? Size], generator: generator);
    }

    /// <summary>Labels that say nothing about the images.</summary>
    public static InMemoryDataset Dataset(int count, int seed = 1)
    {
        using var scope = NewDisposeScope();
        return new(Batch(count, seed), arange(count, ScalarType.Int64).remainder(Classes), Classes);
    }
}
