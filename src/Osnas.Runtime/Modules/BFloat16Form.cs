using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Modules;

/// <summary>An operation computed in bfloat16, with weights that are 32-bit floats.</summary>
/// <param name="Run">Computes the output, in bfloat16, of inputs in bfloat16. It may leave temporary tensors behind.</param>
/// <param name="HasSlowGradientOnCpu">
/// Whether its backward pass on a CPU takes longer than in 32-bit floats: with gradients, the operation then computes with these.
/// </param>
internal sealed record BFloat16Form(Func<Tensor[], Tensor> Run, bool HasSlowGradientOnCpu)
{
    private const ScalarType Type = ScalarType.BFloat16;

    /// <summary>A convolution with the weights of a module. With groups, its backward pass is slow in oneDNN, on a CPU.</summary>
    public static BFloat16Form Of(Conv2dOp conv, Conv2d module) => new(inputs => Convolve(conv, module, inputs[0]), conv.Groups > 1);

    /// <summary>Convolves an input in bfloat16, with the weights and the stride of a module.</summary>
    public static Tensor Convolve(Conv2dOp conv, Conv2d module, Tensor input)
    {
        var stride = module.stride[0];
        return F.conv2d(
            input,
            module.weight!.to(Type),
            module.bias?.to(Type),
            strides: [stride, stride],
            padding: [conv.Padding, conv.Padding],
            dilation: [conv.Dilation, conv.Dilation],
            groups: conv.Groups);
    }

    /// <summary>The linear layer of a module, of an input in bfloat16.</summary>
    public static Tensor Transform(Linear module, Tensor input) =>
        F.linear(input, module.weight!.to(Type), module.bias?.to(Type));

    /// <summary>Computes the output of an operation, in bfloat16 where this is faster.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">Its inputs, in bfloat16 or 32-bit floats; they stay as they are.</param>
    public static Tensor RunFastest(OpModule op, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var output = op.BFloat16 is { } form && form.IsFastest(inputs[0].device_type)
            ? form.Run(Cast(inputs, Type))
            : op.Run(op.NeedsFloat32 ? Cast(inputs, ScalarType.Float32) : inputs);
        return output.MoveToOuterDisposeScope();
    }

    /// <summary>Whether it is faster than 32-bit floats on a kind of device.</summary>
    internal bool IsFastest(DeviceType device) => !(HasSlowGradientOnCpu && device == DeviceType.CPU && is_grad_enabled());

    private static Tensor[] Cast(Tensor[] tensors, ScalarType type) =>
        [.. tensors.Select(tensor => tensor.dtype == type ? tensor : tensor.to(type))];
}
