using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A convolution with other weights than those of its module, and a ReLU or ReLU6 at its end.</summary>
/// <param name="Module">The module.</param>
/// <param name="Run">Convolves an input with a weight and a bias, and applies the activation, if there is one.</param>
internal sealed record FusedConvolution(Conv2d Module, Func<Tensor, Tensor, Tensor, ActivationFunction?, Tensor> Run)
{
    /// <summary>The convolution of a module.</summary>
    public static FusedConvolution Of(Conv2d module) =>
        new(module, (input, weight, bias, activation) => Convolve(module, input, weight, bias, activation));

    /// <summary>Whether an activation can be a part of it: it is computed in place.</summary>
    public static bool Takes(ActivationFunction? activation) => activation is ActivationFunction.Relu or ActivationFunction.Relu6;

    /// <summary>Convolves an input with the stride of a module.</summary>
    public static Tensor Convolve(Conv2d module, Tensor input, Tensor weight, Tensor bias, ActivationFunction? activation)
    {
        var output = nn.functional.conv2d(input, weight, bias, module.stride, module.padding, module.dilation, module.groups);
        return activation switch
        {
            null => output,
            ActivationFunction.Relu => output.relu_(),
            ActivationFunction.Relu6 => output.relu6_(),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The activation isn't computed in place."),
        };
    }
}
