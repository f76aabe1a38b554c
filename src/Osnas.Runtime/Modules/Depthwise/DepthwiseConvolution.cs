using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Modules;

/// <summary>
/// A depthwise convolution in a training on a CPU, with a backward pass of its own. That of oneDNN lacks a depthwise kernel for
/// the gradient of kernels of 5x5 and of small maps, and takes 10 to 100 times as long there.
/// </summary>
/// <remarks>
/// The arguments are the input, the weight and a <see cref="Convolved"/>. The gradients differ from those of oneDNN in the order of
/// sums; they don't depend on the number of threads.
/// </remarks>
internal sealed class DepthwiseConvolution : autograd.SingleTensorFunction<DepthwiseConvolution>
{
    private const string Shape = "shape";
    private const int Arguments = 3;

    /// <summary>As many as fit into a span of bytes.</summary>
    private const long MostValues = int.MaxValue / sizeof(float);

    /// <inheritdoc/>
    public override string Name => nameof(DepthwiseConvolution);

    /// <summary>Whether a convolution is a depthwise one.</summary>
    public static bool IsFor(Conv2dOp conv) =>
        conv is { KernelSize: > 1, Bias: false } && conv.Groups == conv.InChannels && conv.Groups == conv.OutChannels
        && conv.Padding <= conv.Dilation * (conv.KernelSize - 1);

    /// <summary>Gives a module this backward pass. Hooks on the module work as before: this one is the first of them.</summary>
    public static void Attach(Conv2dOp conv, Conv2d module) => module.register_forward_hook((_, input, output) =>
        output.requires_grad && output.device_type == DeviceType.CPU && output.dtype == ScalarType.Float32
        && Math.Max(input.numel(), output.numel()) <= MostValues
            ? Replace(conv, input, module.weight!, output)
            : output);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (input, weight) = ((Tensor)vars[0], (Tensor)vars[1]);
        var (conv, output) = (Convolved)vars[2];
        ctx.save_for_backward([input, weight]);
        ctx.save_data(Shape, conv);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var gradients = BackwardPass.Run(
            Arguments, () => FindGradients((Conv2dOp)ctx.get_data(Shape), grad_output, ctx.get_saved_variables()));
        grad_output.Dispose();
        return gradients;
    }

    private static Tensor?[] FindGradients(Conv2dOp conv, Tensor gradient, List<Tensor> saved)
    {
        var (input, weight) = (saved[0], saved[1]);
        return
        [
            input.requires_grad ? OfInput(conv, gradient, input, weight) : null,
            weight.requires_grad ? DepthwiseGradient.OfWeight(conv, gradient, input) : null,
        ];
    }

    /// <summary>The same numbers, with another way back.</summary>
    private static Tensor Replace(Conv2dOp conv, Tensor input, Tensor weight, Tensor output)
    {
        using (output)
            return apply(input, weight, new Convolved(conv, output.detach()));
    }

    /// <summary>
    /// The gradient of the input: a convolution with the turned kernel, whose input has zeros where the stride passed over. oneDNN's
    /// forward kernel is several times as fast as that of the backward pass.
    /// </summary>
    private static Tensor OfInput(Conv2dOp conv, Tensor gradient, Tensor input, Tensor weight)
    {
        var reach = conv.Dilation * (conv.KernelSize - 1);
        var padding = reach - conv.Padding;
        return F.conv2d(
            conv.Stride == 1 ? gradient : Spread(),
            weight.flip(2, 3),
            padding: [padding, padding],
            dilation: [conv.Dilation, conv.Dilation],
            groups: conv.Groups);

        Tensor Spread()
        {
            var (height, width) = (input.shape[2] + reach - (2 * padding), input.shape[3] + reach - (2 * padding));
            var spread = TensorFactory.Zeros([input.shape[0], height, width, input.shape[1]], gradient.dtype, gradient.device)
                .permute(0, 3, 1, 2);
            spread.slice(2, 0, height, conv.Stride).slice(3, 0, width, conv.Stride)
                .narrow(2, 0, gradient.shape[2]).narrow(3, 0, gradient.shape[3]).copy_(gradient);
            return spread;
        }
    }

    /// <summary>What the module gave, without its gradient.</summary>
    private sealed record Convolved(Conv2dOp Shape, Tensor Output);
}
