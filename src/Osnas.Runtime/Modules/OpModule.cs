using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Modules;

/// <summary>What one operation of a graph becomes: a function of its inputs and, if it has parameters, a module that holds them.</summary>
/// <param name="Module">The module with the parameters, or null.</param>
/// <param name="Run">Computes the output. It doesn't dispose its inputs.</param>
/// <param name="RunInPlace">Computes the output in the memory of the only input and returns that tensor, or null if there
/// is no such form.</param>
internal sealed record OpModule(nn.Module? Module, Func<Tensor[], Tensor> Run, Func<Tensor, Tensor>? RunInPlace = null)
{
    /// <summary>The operation computed in bfloat16; null if it has no such form.</summary>
    public BFloat16Form? BFloat16 { get; init; }

    /// <summary>The operation with other weights, if it is a convolution.</summary>
    public FoldableConvolution? Convolution { get; init; }

    /// <summary>Whether <see cref="Run"/> needs inputs of the type of the weights: a batch norm takes others.</summary>
    public bool NeedsFloat32 { get; init; }

    /// <summary>
    /// Creates the module of an operation. Each is built and initialized on the CPU, then moved: its weights are the same on all
    /// devices, and no more than one operation's weights are on both.
    /// </summary>
    public static OpModule Create(Op op, BatchNormOptions batchNorm, Device device)
    {
        var created = CreateOnHost(op, batchNorm);
        if (created.Module is { } module)
        {
            WeightInitialization.Apply(module);
            ModuleMove.To(module, device);
        }

        return created;
    }

    private static OpModule CreateOnHost(Op op, BatchNormOptions batchNorm) => op switch
    {
        IdentityOp => new(null, inputs => inputs[0].alias()),
        ZeroOp zero => new(null, inputs => Zeros(zero, inputs[0])),
        Conv2dOp { KernelSize: 1, Padding: 0, Stride: > 1 } conv => StridedPointwise(conv),
        Conv2dOp conv => Convolve(conv),
        BatchNorm2dOp norm => Of(nn.BatchNorm2d(
            norm.Channels, batchNorm.Epsilon, batchNorm.Momentum, track_running_stats: batchNorm.TrackRunningStats)),
        LinearOp linear => Linear(linear),
        ActivationOp activation => Activation(activation),
        AvgPool2dOp pool => new(null, AvgPool(pool)),
        MaxPool2dOp pool => new(null, MaxPool(pool)),
        GlobalAvgPoolOp => new(null, inputs => F.adaptive_avg_pool2d(inputs[0], 1)),
        AddOp => new(null, Sum),
        MulOp => new(null, inputs => inputs[0] * inputs[1]),
        ConcatOp => new(null, inputs => cat(inputs, 1)),
        ChannelSliceOp slice => new(null, inputs => inputs[0].narrow(1, slice.Start, slice.Length)),
        ChannelShuffleOp shuffle => new(null, inputs => inputs[0].channel_shuffle(shuffle.Groups)),
        OpaqueOp opaque => Opaque(((ModuleBlockDefinition)BlockRegistry.Find(opaque.Block)!).Create(opaque.Context)),
        _ => throw new NotSupportedException($"{op.GetType().Name} has no TorchSharp module."),
    };

    private static OpModule Convolve(Conv2dOp conv)
    {
        var module = CreateConvolution(conv, conv.Stride);
        if (DepthwiseConvolution.IsFor(conv))
            DepthwiseConvolution.Attach(conv, module);
        return Of(module) with
        {
            BFloat16 = BFloat16Form.Of(conv, module),
            Convolution = FoldableConvolution.Of(module),
            NeedsFloat32 = true,
        };
    }

    private static Conv2d CreateConvolution(Conv2dOp conv, int stride)
    {
        var module = nn.Conv2d(
            conv.InChannels, conv.OutChannels, conv.KernelSize, stride, conv.Padding, conv.Dilation, groups: conv.Groups, bias: conv.Bias,
            device: META);
        module.weight = Uninitialized(module.weight);
        module.bias = module.bias is { } bias ? Uninitialized(bias) : null;
        return module;
    }

    /// <summary>
    /// The memory of a parameter that is drawn by <see cref="WeightInitialization"/>. TorchSharp's constructors draw parameters too,
    /// which takes no time on the device meta, where they have no values.
    /// </summary>
    private static Parameter Uninitialized(Parameter onMeta) =>
        new(TensorFactory.Empty(onMeta.shape, onMeta.dtype, Devices.Host));

    /// <summary>
    /// The pixels that the stride passes over are left out before, and the convolution is one of stride 1. With the
    /// stride in it, oneDNN writes past its workspace where a channels-last input has fewer channels than a vector has
    /// numbers (8 with AVX2): gradients are wrong, or the process dies (https://github.com/uxlfoundation/oneDNN/issues/6035).
    /// </summary>
    private static OpModule StridedPointwise(Conv2dOp conv)
    {
        var module = CreateConvolution(conv, stride: 1);
        return new(module, inputs => Run(inputs[0], module.call))
        {
            BFloat16 = new(inputs => Run(inputs[0], pixels => BFloat16Form.Convolve(conv, module, pixels)), conv.Groups > 1),
            Convolution = new(module, Run),
            NeedsFloat32 = true,
        };

        Tensor Run(Tensor input, Func<Tensor, Tensor> convolve)
        {
            using var rows = input.slice(2, 0, input.shape[2], conv.Stride);
            using var pixels = rows.slice(3, 0, rows.shape[3], conv.Stride);
            return convolve(pixels);
        }
    }

    private static OpModule Of(nn.Module<Tensor, Tensor> module) => new(module, inputs => module.call(inputs[0]));

    private static OpModule Linear(LinearOp op)
    {
        var module = nn.Linear(op.InFeatures, op.OutFeatures, device: META);
        module.weight = Uninitialized(module.weight);
        module.bias = Uninitialized(module.bias!);
        return new(module, inputs => Run(inputs[0], module.call))
        {
            BFloat16 = new(inputs => Run(inputs[0], vector => BFloat16Form.Transform(module, vector)), HasSlowGradientOnCpu: false),
            NeedsFloat32 = true,
        };

        Tensor Run(Tensor input, Func<Tensor, Tensor> transform)
        {
            using var vector = input.flatten(1);
            if (!op.KeepsMap)
                return transform(vector);
            using var features = transform(vector);
            return features.unflatten(1, op.OutFeatures, 1, 1);
        }
    }

    private static OpModule Opaque(nn.Module<Tensor, Tensor> module) =>
        new(module, inputs => OpaqueModule.Run(module, inputs[0])) { NeedsFloat32 = true };

    private static OpModule Activation(ActivationOp op) => op.Function switch
    {
        ActivationFunction.Relu => new(null, inputs => inputs[0].relu(), input => input.relu_()),
        ActivationFunction.Relu6 => new(null, inputs => inputs[0].relu6(), input => input.relu6_()),
        ActivationFunction.HSwish => new(null, inputs => inputs[0].hardswish()),
        ActivationFunction.HSigmoid => new(null, inputs => inputs[0].hardsigmoid()),
        ActivationFunction.Swish => new(null, inputs => inputs[0].silu()),
        ActivationFunction.Sigmoid => new(null, inputs => inputs[0].sigmoid()),
        ActivationFunction.PRelu => Of(nn.PReLU(op.Channels)) with { NeedsFloat32 = true },
        _ => throw new NotSupportedException($"{op.Function} has no TorchSharp function."),
    };

    private static Func<Tensor[], Tensor> AvgPool(AvgPool2dOp pool)
    {
        long[] kernelSize = [pool.KernelSize, pool.KernelSize], stride = [pool.Stride, pool.Stride], padding = [pool.Padding, pool.Padding];
        return inputs => F.avg_pool2d(inputs[0], kernelSize, stride, padding, pool.CeilMode, count_include_pad: false);
    }

    private static Func<Tensor[], Tensor> MaxPool(MaxPool2dOp pool)
    {
        long[] kernelSize = [pool.KernelSize, pool.KernelSize], stride = [pool.Stride, pool.Stride], padding = [pool.Padding, pool.Padding];
        return inputs => F.max_pool2d(inputs[0], kernelSize, stride, padding, ceil_mode: pool.CeilMode);
    }

    private static Tensor Zeros(ZeroOp op, Tensor input)
    {
        var shape = input.shape;
        var output = op.InferShape([new((int)shape[1], (int)shape[2], (int)shape[3])]);
        return TensorFactory.Zeros([shape[0], output.Channels, output.Height, output.Width], input.dtype, input.device);
    }

    private static Tensor Sum(Tensor[] inputs)
    {
        var sum = inputs[0] + inputs[1];
        for (var index = 2; index < inputs.Length; index++)
            sum.add_(inputs[index]);
        return sum;
    }
}
