using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A convolution with a batch norm in its weights, and the operation after that at its end.</summary>
internal sealed class FoldedConvolution : IDisposable
{
    private readonly FoldableConvolution _convolution;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly OneDnnConvolution? _fast;

    /// <summary>Folds a batch norm, with its present weights and statistics.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="norm">The batch norm after it.</param>
    public FoldedConvolution(FoldableConvolution convolution, BatchNorm2d norm)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var module = convolution.Module;
        var scale = norm.weight! * (norm.running_var! + norm.eps).rsqrt();
        var mean = module.bias is { } added ? norm.running_mean! - added : norm.running_mean!;
        _convolution = convolution;
        _weight = (module.weight! * scale.view(-1, 1, 1, 1)).DetachFromDisposeScope();
        _bias = (norm.bias! - (mean * scale)).DetachFromDisposeScope();
        _fast = OneDnnConvolution.TryFor(module, _weight, _bias);
    }

    /// <summary>Whether an activation can be at its end.</summary>
    public static bool Takes(ActivationFunction activation) => activation is ActivationFunction.Relu or ActivationFunction.Relu6;

    /// <summary>Convolves an input.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <param name="activation">The activation at its end; null for none.</param>
    /// <param name="added">A map that is added in place of an activation; null for none.</param>
    public Tensor Run(Tensor input, ActivationFunction? activation, Tensor? added) => _convolution.RunOn(
        input, pixels => _fast?.TryRun(pixels, activation, added) ?? RunInSteps(pixels, activation, added));

    /// <inheritdoc/>
    public void Dispose()
    {
        _fast?.Dispose();
        _weight.Dispose();
        _bias.Dispose();
    }

    private Tensor RunInSteps(Tensor pixels, ActivationFunction? activation, Tensor? added)
    {
        var module = _convolution.Module;
        var output = nn.functional.conv2d(pixels, _weight, _bias, module.stride, module.padding, module.dilation, module.groups);
        if (added is not null)
            return output.add_(added);
        return activation switch
        {
            null => output,
            ActivationFunction.Relu => output.relu_(),
            ActivationFunction.Relu6 => output.relu6_(),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The activation isn't computed in place."),
        };
    }
}
