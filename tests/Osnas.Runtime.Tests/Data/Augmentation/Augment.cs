using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Augments small images, and gives their pixels.</summary>
internal static class Augment
{
    /// <summary>Copies of an image with each pixel its own: 1, 2, 3, ... row by row.</summary>
    public static float[][] Copies(IAugmentation augmentation, int count, ImageSize size, int seed = 1)
    {
        using var scope = NewDisposeScope();
        var images = arange(1, (size.Height * size.Width) + 1, ScalarType.Float32)
            .view(1, 1, size.Height, size.Width)
            .expand(count, 1, size.Height, size.Width);
        return Rows(augmentation.Apply(new(images, zeros(count, ScalarType.Int64)), Draw(count, seed)).Images);
    }

    public static BatchDraw Draw(int count, int seed = 1, int batch = 0) => new(seed, batch, [.. Enumerable.Range(0, count)]);

    /// <summary>The values of each image, row by row.</summary>
    public static float[][] Rows(Tensor images)
    {
        using var flat = images.contiguous();
        return [.. flat.data<float>().ToArray().Chunk((int)(images.numel() / images.shape[0]))];
    }
}
