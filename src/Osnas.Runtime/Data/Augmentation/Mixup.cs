using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Mixes each image of a batch with another image of the batch (arXiv:1710.09412). The share of the other image is drawn from
/// <c>Beta(alpha, alpha)</c>, once for the batch, and is at most one half. The image keeps its own label;
/// <see cref="Batch.Loss"/> uses both labels.
/// </summary>
/// <param name="alpha">The alpha of the distribution, above 0. A greater one mixes more. The paper uses 0.2 for ImageNet and 1
/// for CIFAR.</param>
public sealed class Mixup(double alpha) : IAugmentation
{
    /// <inheritdoc/>
    public Batch Apply(Batch batch, BatchDraw draw)
    {
        using var scope = NewDisposeScope();
        var random = draw.ForBatch("mixup");
        var share = DrawShare(random);
        var others = Enumerable.Range(0, batch.Count).Select(image => (long)image).ToArray();
        random.Shuffle(others);
        var selected = TensorFactory.Of(others, batch.Images.device);
        var images = batch.Images.index_select(0, selected).sub_(batch.Images).mul_(share).add_(batch.Images);
        var labels = batch.Labels.index_select(0, selected);
        return batch with { Images = images.MoveToOuterDisposeScope(), Mixture = new(labels.MoveToOuterDisposeScope(), share) };
    }

    private double DrawShare(Random random)
    {
        using var generator = new Generator((ulong)random.Next());
        using var beta = distributions.Beta(TensorFactory.Of(alpha, Devices.Host), TensorFactory.Of(alpha, Devices.Host), generator);
        var share = TensorReads.OnHost<double>(beta.sample()).Single();
        return Math.Min(share, 1 - share);
    }
}
