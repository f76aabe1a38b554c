using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Runtime.Tests;

/// <summary>Gradients of the architecture parameters against differences of the loss, in double precision.</summary>
public sealed class ArchParamGradientTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    [Theory]
    [InlineData(ForwardState.Sum)]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    public void Backward_gives_the_slope_of_the_loss(ForwardState state)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var supernet = new TinySpace.Supernet();
        supernet.to(float64);
        supernet.eval();
        supernet.SetForwardState(state, tau: 0.7);
        var images = RandomImages.Batch(4).to(float64);
        var labels = tensor(new long[] { 0, 1, 2, 0 });
        var matrix = randn([3, 3], float64, requires_grad: true);

        Loss(matrix).backward();

        for (var layer = 0; layer < 3; layer++)
        {
            for (var candidate = 0; candidate < 3; candidate++)
            {
                var slope = (LossAt(layer, candidate, Step) - LossAt(layer, candidate, -Step)) / (2 * Step);
                Assert.Equal(slope, matrix.grad![layer, candidate].item<double>(), Tolerance);
            }
        }

        double LossAt(int layer, int candidate, double step)
        {
            using var inner = NewDisposeScope();
            using var noGrad = no_grad();
            var moved = matrix.detach().clone();
            moved[layer, candidate] += step;
            return Loss(moved).item<double>();
        }

        Tensor Loss(Tensor parameters)
        {
            supernet.SetArchParam(parameters);
            random.manual_seed(5); // the same Gumbel noise each time
            return F.cross_entropy(supernet.call(images), labels);
        }
    }
}
