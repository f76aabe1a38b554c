using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Pads images with zeros, the mean color of normalized images, and crops each to its original size at a random position.
/// </summary>
/// <param name="padding">The padding on each side, in pixels.</param>
public sealed class RandomCrop(int padding) : IAugmentation
{
    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        var size = Resampling.SizeOf(batch.Images);
        var padded = nn.functional.pad(batch.Images, [padding, padding, padding, padding]);
        var crops = draw.ForImages("crop")
            .Select(
                (random, image) => padded.select(0, image).narrow(1, Offset(random), size.Height).narrow(2, Offset(random), size.Width));
        return batch with { Images = stack(crops).MoveToOuterDisposeScope() };
    }

    private int Offset(Random random) => random.Next((2 * padding) + 1);
}
