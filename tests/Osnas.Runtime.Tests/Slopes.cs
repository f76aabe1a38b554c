using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Gradients against differences of the loss, in double precision.</summary>
/// <remarks>
/// A difference over 2h is wrong by h^2 / 6 times the third derivative, and by what rounding makes of it: some 1e-16 / h.
/// With h = 1e-5 that is 2e-11 times the derivative and 1e-11: below <see cref="Tolerance"/>, by far, for losses that
/// have all numbers from 0 to 10. With <see cref="SameNumbers"/> no activation has a kink within h on one processor and
/// not on another.
/// </remarks>
internal static class Slopes
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    /// <summary>Holds the gradient of each number in some tensors against the difference.</summary>
    /// <param name="loss">The loss by the present numbers; draws the same noise each time.</param>
    /// <param name="variables">The tensors, of double precision and with a gradient; they end as they were.</param>
    public static void AssertMatch(Func<Tensor> loss, params IEnumerable<Tensor> variables)
    {
        Tensor[] all = [.. variables];
        var gradients = autograd.grad([loss()], all);
        foreach (var (variable, gradient) in all.Zip(gradients))
        {
            for (var index = 0; index < variable.numel(); index++)
            {
                var slope = (LossAt(variable, index, Step) - LossAt(variable, index, -Step)) / (2 * Step);
                Assert.Equal(slope, gradient.flatten()[index].item<double>(), Tolerance);
            }
        }

        double LossAt(Tensor variable, int index, double step)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var number = variable.view(-1)[index];
            var before = number.clone();
            number.add_(step);
            var value = loss().item<double>();
            number.copy_(before);
            return value;
        }
    }
}
