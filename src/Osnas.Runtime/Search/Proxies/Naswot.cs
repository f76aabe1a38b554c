using Osnas.Data;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// NASWOT (arXiv:2006.04647). It measures how differently the activations of the untrained network respond to the images
/// of a batch. The code of an image has one bit for each input of an activation: whether it is positive. The value is the
/// log-determinant of the matrix of the numbers of equal bits for each pair of images.
/// </summary>
/// <remarks>
/// Gates of squeeze-excite modules don't count, and what custom modules compute inside isn't seen. The matrix has whole
/// numbers, so that a determinant that isn't 0 is at least 1: if two images have the same code, the value is 0, the least there is.
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

    /// <summary>The value of a kernel.</summary>
    /// <param name="kernel"><c>[N, N]</c>, 64-bit floats: the number of equal bits of two codes.</param>
    public static double MeasureKernel(Tensor kernel)
    {
        using var scope = NewDisposeScope();
        var values = TensorReads.Read<double>(linalg.eigvalsh(kernel));
        var isSingular = values.Min() <= values.Max() * values.Length * Accuracy;
        return isSingular ? 0 : Math.Max(0, values.Sum(Math.Log));
    }
}
