using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Runtime.Tests;

/// <summary>Gradients of the architecture parameters, in single and unified layers.</summary>
public sealed class ArchParamGradientTests
{
    [Theory]
    [InlineData(nameof(TinySpace), ForwardState.Sum)]
    [InlineData(nameof(TinySpace), ForwardState.Softmax)]
    [InlineData(nameof(TinySpace), ForwardState.GumbelSoftmax)]
    [InlineData(nameof(UnifiedSpace), ForwardState.Sum)]
    [InlineData(nameof(UnifiedSpace), ForwardState.Softmax)]
    [InlineData(nameof(UnifiedSpace), ForwardState.GumbelSoftmax)]
    public void Backward_gives_the_slope_of_the_loss(string name, ForwardState state)
    {
        using var scope = NewDisposeScope();
        var space = SearchSpaces.Get(name);
        using var supernet = space.CreateSupernet(space.Spec.Classes, null, null);
        SameNumbers.Fill(supernet, seed: 1);
        supernet.eval();
        supernet.SetForwardState(state, tau: 0.7);
        var images = SameNumbers.Uniform([4, 1, 8, 8], seed: 2);
        var labels = tensor(new long[] { 0, 1, 2, 0 });
        var matrix = SameNumbers.Uniform([supernet.ModelCfgShape.Rows, supernet.ModelCfgShape.Columns], seed: 3).requires_grad_();

        Slopes.AssertMatch(
            () =>
            {
                supernet.SetArchParam(matrix);
                random.manual_seed(5); // the same Gumbel noise each time
                return F.cross_entropy(supernet.call(images), labels);
            },
            matrix);
    }
}
