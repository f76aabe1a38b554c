using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Pads images with zeros, the mean color of normalized images, and crops each at a random position to its original size.
/// </summary>
/// <param name="padding">Pixels that are added on each side.</param>
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
