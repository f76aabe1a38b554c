using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Mirrors images at random: left becomes right.</summary>
/// <param name="probability">The probability that an image is mirrored, from 0 to 1.</param>
public sealed class HorizontalFlip(double probability = 0.5) : IAugmentation
{
    private const int Columns = 3;

    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        bool[] choices = [.. draw.ForImages("flip").Select(random => random.NextDouble() < probability)];
        var flips = TensorFactory.Of(choices, batch.Images.device).view(-1, 1, 1, 1);
        return batch with { Images = where(flips, batch.Images.flip(Columns), batch.Images).MoveToOuterDisposeScope() };
    }
}
