using Osnas.Data;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// NASWOT (arXiv:2006.04647): how differently the activations of the untrained network respond to the images of a batch. The
/// code of an image has one bit for each input of an activation function: whether the input is positive. The fitness is the
/// log-determinant of the matrix with the number of equal bits of each pair of images.
/// </summary>
/// <remarks>
/// The gates of squeeze-excite modules and the insides of custom modules don't count. The matrix has whole numbers, so its
/// determinant is 0 or at least 1. If two images have the same code, the determinant is 0, and the fitness is 0, its minimum.
/// </remarks>
[Fitness("naswot")]
public sealed record NaswotOptions : ImageProxyOptions
{
    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) =>
        new BatchProxyEvaluator(context, BatchSize, (network, batch) => Naswot.Measure(network, batch.Images));
}

/// <summary>Measures NASWOT.</summary>
internal static class Naswot
{
    private const double Accuracy = 2.3e-16;

    /// <summary>Measures a network on images.</summary>
    /// <exception cref="NotSupportedException">The network has no activations.</exception>
    public static double Measure(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Tensor? kernel = null;
        OpReplacements.Set(network, Count);
        network.call(images).Dispose();
        return MeasureKernel(kernel
            ?? throw new NotSupportedException("The fitness naswot needs activations, and a network has none. Choose another fitness."));

        // What a layer counts is exact in 32-bit floats up to 2^24 bits of an image.
        Tensor? Count(Op op, Tensor[] inputs)
        {
            if (op is not ActivationOp activation || ActivationKinds.IsGate(activation.Function))
                return null;
            using var layer = NewDisposeScope();
            var codes = inputs[0].flatten(1).sign().clamp_(min: 0).mul_(2).sub_(1);
            var equal = (Doubles.From(codes.matmul(codes.t())) + codes.shape[1]) / 2;
            kernel = (kernel is null ? equal : kernel + equal).MoveToOuterDisposeScope();
            return null;
        }
    }

    /// <summary>Computes the fitness from the matrix.</summary>
    /// <param name="kernel">The numbers of equal bits of each pair of images, <c>[N, N]</c>, 64-bit floats.</param>
    public static double MeasureKernel(Tensor kernel)
    {
        using var scope = NewDisposeScope();
        var values = TensorReads.Read<double>(linalg.eigvalsh(kernel));
        var isSingular = values.Min() <= values.Max() * values.Length * Accuracy;
        return isSingular ? 0 : Math.Max(0, values.Sum(Math.Log));
    }
}
