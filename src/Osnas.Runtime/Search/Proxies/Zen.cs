using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// Zen-score (arXiv:2102.01063) of the untrained network: how much the features before the last global pooling change with
/// noise in the input. It is the logarithm of the mean change, plus the logarithms of the standard deviations by which batch
/// norms divide. It needs no data.
/// </summary>
/// <remarks>
/// The change of an image is the sum of <c>|f(x) - f(x + 0.01 y)|</c>, as in the authors' code. All weights of convolutions are
/// drawn from N(0, 1). Unlike in the paper, residual connections stay. Weights and noise are drawn on the CPU with separate
/// seeds, so the noise is the same for all architectures, and both are the same on all devices.
/// </remarks>
[Fitness("zen")]
public sealed record ZenOptions : ImageProxyOptions
{
    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new Zen(context, BatchSize);
}

/// <summary>Measures the Zen-score.</summary>
internal sealed class Zen(FitnessContext context, int batchSize) : ProxyEvaluator(context, batchSize)
{
    private const double Perturbation = 0.01;

    private readonly FitnessContext _context = context;
    private readonly int _batchSize = batchSize;

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network, in training mode. The statistics of its batch norms must be those of the last batch.</param>
    /// <param name="images">The images, <c>[N, C, H, W]</c>.</param>
    /// <param name="noise">The noise y, with the same shape.</param>
    public static double Measure(nn.Module<Tensor, Tensor> network, Tensor images, Tensor noise)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var features = RunToFeatures(network, images);
        var scales = network.modules().OfType<BatchNorm2d>().Select(norm => Doubles.From(norm.running_var!.mean().sqrt().log())).ToArray();
        var change = (RunToFeatures(network, images + (noise * Perturbation)) - features).abs().flatten(1).sum(1);
        var value = scales.Aggregate(Doubles.From(change).mean().log(), (sum, scale) => sum + scale);
        return TensorReads.ReadScalar<double>(value);
    }

    /// <inheritdoc/>
    protected override double Measure(BaseModel network)
    {
        DrawWeights(network);
        using var seeded = TorchSeed.Use(_context.Seed, "zen noise");
        long[] shape = [_batchSize, _context.Train.Channels, _context.Train.Size.Height, _context.Train.Size.Width];
        return Measure(network, Draw(shape), Draw(shape));
    }

    /// <inheritdoc/>
    protected override void Try(BaseModel network, Tensor images) => Measure(network, images, images);

    private void DrawWeights(BaseModel network)
    {
        using var seeded = TorchSeed.Use(_context.Seed, "zen weights");
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var weight in network.modules().OfType<Conv2d>().Select(convolution => convolution.weight!))
            weight.copy_(Draw(weight.shape));
    }

    private Tensor Draw(long[] shape) => TensorMoves.To(TensorFactory.Normal(shape, Devices.Host), Device);

    /// <summary>The input of the last global pooling; the output if there is none.</summary>
    private static Tensor RunToFeatures(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        Tensor? features = null;
        OpReplacements.Set(network, (op, inputs) =>
        {
            if (op is not GlobalAvgPoolOp)
                return null;
            features?.Dispose();
            features = inputs[0].alias();
            return null;
        });
        var output = network.call(images);
        return features ?? output;
    }
}
