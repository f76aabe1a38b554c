using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Takes a rectangle of random size, shape and position from each image, and scales it to the image's size (arXiv:1409.4842,
/// section 6).
/// </summary>
/// <param name="minScale">The minimum share of the image's area, above 0 and at most 1.</param>
/// <param name="maxRatio">The maximum ratio of the longer to the shorter side, at least 1.</param>
public sealed class RandomResizedCrop(double minScale, double maxRatio = 4.0 / 3) : IAugmentation
{
    private const int Attempts = 10;

    /// <summary>Draws the rectangle for an image.</summary>
    /// <param name="width">The width of the image, in pixels.</param>
    /// <param name="height">The height of the image, in pixels.</param>
    /// <param name="random">The random number generator of the image.</param>
    /// <returns>The rectangle. If no drawn rectangle fits into the image, it is the largest one in the middle whose ratio of
    /// sides is allowed.</returns>
    public Region Choose(int width, int height, Random random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = (double)width * height * Uniform(random, minScale, 1);
            var ratio = Math.Exp(Uniform(random, -Math.Log(maxRatio), Math.Log(maxRatio)));
            var (columns, rows) = ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
            if (columns > 0 && columns <= width && rows > 0 && rows <= height)
                return new(random.Next(width - columns + 1), random.Next(height - rows + 1), columns, rows);
        }

        var (widest, highest) = (Math.Min(width, (int)Math.Round(height * maxRatio)), Math.Min(height, (int)Math.Round(width * maxRatio)));
        return new((width - widest) / 2, (height - highest) / 2, widest, highest);
    }

    /// <summary>Chooses a rectangle whose shape is the image's own, times a random ratio.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="random">Random numbers for the image.</param>
    internal Region ChooseInProportion(int width, int height, Random random)
    {
        var side = Math.Max(width, height);
        var square = Choose(side, side, random);
        var (left, top) = (Scale(square.Left, width), Scale(square.Top, height));
        return new(
            left,
            top,
            Math.Max(1, Scale(square.Left + square.Width, width) - left),
            Math.Max(1, Scale(square.Top + square.Height, height) - top));

        int Scale(int place, int length) => (int)((long)place * length / side);
    }

    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        var size = Resampling.SizeOf(batch.Images);
        var crops = draw.ForImages(Purpose)
            .Select((random, image) => Resampling.Resize(batch.Images.narrow(0, image, 1), Choose(size.Width, size.Height, random), size));
        return batch with { Images = cat([.. crops]).MoveToOuterDisposeScope() };
    }

    /// <summary>What <see cref="Choose"/> draws random numbers for.</summary>
    internal const string Purpose = "resized crop";

    private static double Uniform(Random random, double from, double to) => from + (random.NextDouble() * (to - from));
}
