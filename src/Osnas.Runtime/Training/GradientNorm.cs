using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The L2 norm of all gradients together, as PyTorch's <c>clip_grad_norm_</c>, but never read by the host.</summary>
internal static class GradientNorm
{
    private const double Epsilon = 1e-6;

    /// <summary>Scales gradients down to a norm; those of a smaller norm stay.</summary>
    /// <param name="parameters">The parameters. Some may have no gradient.</param>
    /// <param name="greatest">The norm.</param>
    public static void Limit(IEnumerable<Parameter> parameters, double greatest)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] gradients = [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
        if (gradients.Length == 0)
            return;
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var factor = (greatest / (norm + Epsilon)).clamp_max(1);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
    }
}
