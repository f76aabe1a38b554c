using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// The covariance of the Jacobian (arXiv:2006.04647v1) of the untrained network: how little the gradients of the outputs with
/// respect to the input are correlated between images. With the eigenvalues v of their correlation matrix, it is the negative
/// sum of <c>log(v + k) + 1 / (v + k)</c>, with k = 1e-5.
/// </summary>
[Fitness("jacov")]
public sealed record JacobianCovarianceOptions : ImageProxyOptions
{
    private const double Offset = 1e-5;

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) =>
        new BatchProxyEvaluator(context, BatchSize, (network, batch) => Measure(network, batch.Images));

    /// <summary>Measures a network on images.</summary>
    internal static double Measure(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        using var scope = NewDisposeScope();
        var input = images.detach().clone().requires_grad_();
        var jacobian = autograd.grad([network.call(input).sum()], [input])[0];
        return Measure(Doubles.From(jacobian.flatten(1)));
    }

    /// <summary>Measures gradients of images.</summary>
    /// <param name="jacobian"><c>[N, C * H * W]</c>, 64-bit floats.</param>
    internal static double Measure(Tensor jacobian)
    {
        using var scope = NewDisposeScope();
        var centered = jacobian - jacobian.mean([1], keepdim: true);
        var norms = centered.norm(1, keepdim: true, p: 2f);

        // Gradients without variance have no correlation. A network that gives them is as bad as one whose gradients are all alike.
        var isConstant = TensorReads.ReadScalar<bool>(norms.min().eq(0));
        var correlations = isConstant ? CreateOnes(jacobian) : Correlate(centered / norms);
        return TensorReads.Read<double>(linalg.eigvalsh(correlations))
            .Sum(value => -(Math.Log(Math.Max(value, 0) + Offset) + (1 / (Math.Max(value, 0) + Offset))));
    }

    private static Tensor Correlate(Tensor unit) => unit.matmul(unit.t());

    private static Tensor CreateOnes(Tensor jacobian) =>
        TensorFactory.Zeros([jacobian.shape[0], jacobian.shape[0]], jacobian.dtype, jacobian.device).add_(1);
}
