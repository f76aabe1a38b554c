using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>What <see cref="NormFunction"/> computes.</summary>
/// <remarks>Hooks on the batch norm aren't called.</remarks>
/// <param name="Module">The batch norm.</param>
/// <param name="Activation">What follows it: ReLU or ReLU6; null for nothing.</param>
/// <param name="OwnsInput">Whether nothing else uses the memory of the input.</param>
/// <param name="OwnsSlope">Whether only one convolution takes the output, so that nothing else uses the gradient that it gives.</param>
internal sealed record NormCall(BatchNorm2d Module, ActivationFunction? Activation, bool OwnsInput, bool OwnsSlope)
{
    /// <summary>As many as fit into a span of bytes.</summary>
    private const long MostValues = int.MaxValue / sizeof(float);

    /// <summary>Whether an activation can follow.</summary>
    public static bool Takes(ActivationFunction activation) => activation is ActivationFunction.Relu or ActivationFunction.Relu6;

    /// <summary>Whether an input can be computed so: a map of channels-last order in training, on the host.</summary>
    public bool IsFor(Tensor input)
    {
        if (!Module.training || Module.momentum is null || Module.weight is null || input.device_type != DeviceType.CPU
            || input.dtype != ScalarType.Float32 || Module.weight.dtype != ScalarType.Float32 || input.numel() > MostValues)
            return false;
        return input.shape is [var images, > 1, var height, var width] && height * width > 1
            && images * height * width > get_num_threads() && PixelRows.IsChannelsLast(input);
    }

    /// <summary>Computes the output as a new tensor, with the weights of the module.</summary>
    public Tensor Run(Tensor input) => Run(input, Module.weight!, Module.bias!);

    /// <summary>Computes the output as a new tensor, with another scale and shift.</summary>
    public Tensor Run(Tensor input, Tensor scale, Tensor shift)
    {
        // TorchSharp leaves temporary tensors behind.
        using var scope = NewDisposeScope();
        if (is_grad_enabled())
            return NormFunction.apply(input, scale, shift, this).MoveToOuterDisposeScope();
        var output = OwnsInput ? input.alias() : TensorFactory.EmptyLike(input);
        Run(input, scale, shift, output);
        return output.MoveToOuterDisposeScope();
    }

    /// <summary>Computes the output in memory that is there, which may be that of the input, and updates the statistics.</summary>
    public NormKernel Run(Tensor input, Tensor scale, Tensor shift, Tensor output)
    {
        using var from = PixelRows.Of(input);
        using var to = PixelRows.Of(output);
        var kernel = new NormKernel(from, Activation switch
        {
            null => null,
            ActivationFunction.Relu => float.PositiveInfinity,
            ActivationFunction.Relu6 => 6,
            _ => throw Unknown(),
        });
        kernel.Forward(
            from,
            TensorMemory.Of(scale),
            TensorMemory.Of(shift),
            Module.eps,
            new(TensorMemory.OfAny(Module.running_mean), TensorMemory.OfAny(Module.running_var), Module.momentum!.Value),
            to);
        if (Module.track_running_stats)
            Module.num_batches_tracked!.add_(1);
        return kernel;
    }

    /// <summary>Computes the output by functions of torch, and leaves the statistics as they are.</summary>
    public Tensor RunInTorch(Tensor input, Tensor scale, Tensor shift)
    {
        var output = nn.functional.batch_norm(input, null, null, scale, shift, training: true, 0, Module.eps);
        return Activation switch
        {
            null => output,
            ActivationFunction.Relu => output.relu_(),
            ActivationFunction.Relu6 => output.relu6_(),
            _ => throw Unknown(),
        };
    }

    private NotSupportedException Unknown() => new($"{Activation} can't follow a batch norm at once.");
}
