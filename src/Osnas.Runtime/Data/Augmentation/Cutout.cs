using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Sets a square of each image to zero, which is the mean color of normalized images (arXiv:1708.04552). The centre
/// of the square is any pixel of the image; what is beyond the border is cut off.
/// </summary>
/// <param name="size">Height and width of the square.</param>
public sealed class Cutout(int size) : IAugmentation
{
    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        var extent = (int)batch.Images.shape[^1];
        var corners = draw.ForImages("cutout").Select(random => (Top: Start(random, extent), Left: Start(random, extent))).ToArray();
        var rows = Inside([.. corners.Select(corner => corner.Top)], extent, batch.Images.device);
        var columns = Inside([.. corners.Select(corner => corner.Left)], extent, batch.Images.device);
        var square = rows.view(-1, 1, extent, 1).logical_and(columns.view(-1, 1, 1, extent));
        return batch with { Images = batch.Images.masked_fill(square, 0).MoveToOuterDisposeScope() };
    }

    private int Start(Random random, int extent) => random.Next(extent) - (size / 2);

    private Tensor Inside(int[] starts, int extent, Device device)
    {
        var distance = TensorFactory.Count(extent, device) - TensorFactory.Of(starts, device).view(-1, 1);
        return distance.ge(0).logical_and(distance.lt(size));
    }
}
