using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// A measure of the untrained network of an architecture. All networks draw their weights from the same seed, and see the same
/// images.
/// </summary>
/// <param name="context">The context.</param>
/// <param name="imageCount">The number of images.</param>
internal abstract class ProxyEvaluator(FitnessContext context, int imageCount) : IEvaluator
{
    /// <summary>What seeds are for.</summary>
    protected const string Purpose = "proxy";

    /// <summary>The device of the networks.</summary>
    protected virtual Device Device => context.Train.Device ?? context.Train.Labels.device;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture)
    {
        using var scope = NewDisposeScope();
        using var seeded = TorchSeed.Use(context.Seed, Purpose);

        // Statistics of the last batch alone; without running ones, a batch norm can't be the identity in evaluation mode.
        using var network = context.Space.CreateModel(
            architecture, context.Train.Classes, new BatchNormOptions(Momentum: 1), Device);
        var value = BatchMemory
            .ProxyPasses(network, imageCount, context.Train, ImageProxyOptions.BatchSizeKey, images => Try(network, images))
            .Run(() => Measure(network));
        return double.IsFinite(value)
            ? value
            : throw new NotFiniteNumberException(
                $"The proxy of the untrained network of {architecture} isn't a finite number ({value}). Choose another fitness.", value);
    }

    /// <summary>Measures a network that has new weights.</summary>
    /// <param name="network">The network, in training mode.</param>
    /// <returns>The value; more is better.</returns>
    protected abstract double Measure(BaseModel network);

    /// <summary>Does what takes as much memory as a measurement, on other images.</summary>
    /// <param name="network">The network, which isn't used any more afterwards.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, fewer than those of a measurement.</param>
    protected abstract void Try(BaseModel network, Tensor images);
}

/// <summary>A measure of untrained networks on one batch of training images.</summary>
/// <param name="context">The context.</param>
/// <param name="batchSize">The number of images.</param>
/// <param name="measure">Measures a network in training mode on images with their labels.</param>
internal sealed class BatchProxyEvaluator(FitnessContext context, int batchSize, Func<BaseModel, Batch, double> measure)
    : ProxyEvaluator(context, (int)Math.Min(batchSize, context.Train.Count)), IDisposable
{
    private readonly Lazy<Batch> _batch = new(() => Draw(context, batchSize));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_batch.IsValueCreated)
            _batch.Value.Dispose();
    }

    /// <inheritdoc/>
    protected override double Measure(BaseModel network) => measure(network, _batch.Value);

    /// <inheritdoc/>
    protected override void Try(BaseModel network, Tensor images) =>
        measure(network, new(images, TensorFactory.Zeros([images.shape[0]], ScalarType.Int64, images.device)));

    /// <summary>Images in the order of their data set may be all of one class, so they are drawn; without augmentation.</summary>
    private static Batch Draw(FitnessContext context, int batchSize)
    {
        var random = RandomSource.Create(context.Seed, Purpose);
        var order = Enumerable.Range(0, (int)context.Train.Count).Select(index => (long)index).ToArray();
        random.Shuffle(order);
        using var images = context.Train.Select(order[..Math.Min(batchSize, order.Length)]);
        return images.Batches(batchSize).Select(batch => batch.Alias()).First();
    }
}
