using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Sets a square of each image to zero, which is the mean color of normalized images (arXiv:1708.04552). The center of the
/// square is a random pixel of the image; parts outside the image are cut off.
/// </summary>
/// <param name="size">The height and width of the square, in pixels.</param>
public sealed class Cutout(int size) : IAugmentation
{
    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        var (height, width) = Resampling.SizeOf(batch.Images);
        var corners = draw.ForImages("cutout").Select(random => (Top: Start(random, height), Left: Start(random, width))).ToArray();
        var rows = Inside([.. corners.Select(corner => corner.Top)], height, batch.Images.device);
        var columns = Inside([.. corners.Select(corner => corner.Left)], width, batch.Images.device);
        var square = rows.view(-1, 1, height, 1).logical_and(columns.view(-1, 1, 1, width));
        return batch with { Images = batch.Images.masked_fill(square, 0).MoveToOuterDisposeScope() };
    }

    private int Start(Random random, int extent) => random.Next(extent) - (size / 2);

    private Tensor Inside(int[] starts, int extent, Device device)
    {
        var distance = TensorFactory.Count(extent, device) - TensorFactory.Of(starts, device).view(-1, 1);
        return distance.ge(0).logical_and(distance.lt(size));
    }
}
