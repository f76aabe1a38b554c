using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A convolution whose weights can be replaced by those with a batch norm in them (<see cref="FoldedConvolution"/>).</summary>
/// <param name="Module">The module.</param>
/// <param name="RunOn">Runs a convolution with the stride of the module on the pixels of an input that it takes.</param>
internal sealed record FoldableConvolution(Conv2d Module, Func<Tensor, Func<Tensor, Tensor>, Tensor> RunOn)
{
    /// <summary>The convolution of a module, which takes all pixels.</summary>
    public static FoldableConvolution Of(Conv2d module) => new(module, (input, convolve) => convolve(input));
}
