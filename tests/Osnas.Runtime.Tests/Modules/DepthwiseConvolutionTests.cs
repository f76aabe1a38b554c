using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The gradients of depthwise convolutions against those of torch in double precision.</summary>
public sealed class DepthwiseConvolutionTests
{
    /// <summary>Channels that fill blocks and vectors, and others; maps smaller than the kernel; odd sizes; paddings.</summary>
    [Theory]
    [InlineData(3, 3, 1, 1, 1, 2, 2)]
    [InlineData(8, 5, 1, 2, 1, 7, 4)]
    [InlineData(32, 5, 2, 2, 1, 8, 8)]
    [InlineData(40, 5, 2, 2, 1, 7, 9)]
    [InlineData(72, 7, 1, 3, 1, 5, 6)]
    [InlineData(75, 3, 2, 1, 1, 1, 1)]
    [InlineData(33, 3, 1, 2, 2, 6, 5)]
    [InlineData(16, 5, 1, 0, 1, 9, 6)]
    [InlineData(16, 3, 4, 0, 1, 9, 10)]
    [InlineData(144, 5, 1, 2, 1, 16, 16)]
    public void Gradients_are_those_of_torch(int channels, int kernel, int stride, int padding, int dilation, int height, int width)
    {
        using var scope = NewDisposeScope();
        var conv = new Conv2dOp(channels, channels, kernel, stride, padding, dilation, channels, Bias: false);
        var images = SameNumbers.Uniform([4, channels, height, width], seed: 1);
        var weights = SameNumbers.Uniform([channels, 1, kernel, kernel], seed: 2);

        var exact = Run(images, weights, (input, weight) => nn.functional.conv2d(
            input, weight, null, [stride, stride], [padding, padding], [dilation, dilation], channels));
        var own = Run(images.to(ScalarType.Float32), weights.to(ScalarType.Float32), Own(conv));

        foreach (var (expected, actual) in exact.Zip(own))
        {
            Assert.Equal(expected.shape, actual.shape);
            Assert.InRange(
                (actual.to(ScalarType.Float64) - expected).abs().max().item<double>(), 0, 1e-5 * expected.abs().max().item<double>());
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var before = get_num_threads();
        try
        {
            Assert.Equal(Bits(1), Bits(2));
        }
        finally
        {
            set_num_threads(before);
        }

        static int[] Bits(int threads)
        {
            set_num_threads(threads);
            using var scope = NewDisposeScope();
            var conv = new Conv2dOp(72, 72, 5, 1, 2, 1, 72, Bias: false);
            var gradient = DepthwiseGradient.OfWeight(conv, Draw([16, 72, 9, 9], 1), Draw([16, 72, 9, 9], 2));
            return [.. gradient.data<float>().Select(BitConverter.SingleToInt32Bits)];
        }
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var conv = new Conv2dOp(8, 8, 3, 1, 1, 1, 8, Bias: false);
        using var module = CreateModule(conv);
        LiveTensors.AssertConstant(5, () =>
        {
            using var scope = NewDisposeScope();
            module.call(Draw([2, 8, 4, 4], 1).requires_grad_(true)).sum().backward();
            module.weight!.grad = null;
        });
    }

    /// <summary>A hook that changes the output of the module changes its gradients.</summary>
    [Fact]
    public void Hooks_of_the_module_come_after()
    {
        using var scope = NewDisposeScope();
        var conv = new Conv2dOp(8, 8, 3, 1, 1, 1, 8, Bias: false);
        var (images, weights) = (Draw([2, 8, 4, 4], 1), Draw([8, 1, 3, 3], 2));
        var plain = Run(images, weights, Own(conv));
        var doubled = Run(images, weights, Own(conv, module => module.register_forward_hook((_, _, output) => output * 2)));

        Assert.All(plain.Zip(doubled), pair => Assert.True((pair.First * 2).equal(pair.Second).all().item<bool>()));
    }

    /// <summary>A module with this backward pass.</summary>
    private static Func<Tensor, Tensor, Tensor> Own(Conv2dOp conv, Action<Conv2d>? prepare = null) => (input, weight) =>
    {
        var module = CreateModule(conv);
        module.weight = (Parameter)weight;
        prepare?.Invoke(module);
        return module.call(input);
    };

    private static Conv2d CreateModule(Conv2dOp conv)
    {
        Assert.True(DepthwiseConvolution.IsFor(conv));
        var module = nn.Conv2d(
            conv.InChannels, conv.OutChannels, conv.KernelSize, conv.Stride, conv.Padding, conv.Dilation, groups: conv.Groups, bias: false);
        DepthwiseConvolution.Attach(conv, module);
        return module;
    }

    /// <summary>The output and the gradients of both inputs.</summary>
    private static Tensor[] Run(Tensor images, Tensor weights, Func<Tensor, Tensor, Tensor> convolve)
    {
        var (input, weight) = (images.detach().requires_grad_(true), new Parameter(weights.clone()));
        var output = convolve(input, weight);
        var slope = SameNumbers.Uniform(output.shape, seed: 3).to(output.dtype);
        (output * slope).sum().backward();
        return [output.detach(), input.grad!, weight.grad!];
    }

    private static Tensor Draw(long[] shape, int seed) => SameNumbers.Uniform(shape, seed).to(ScalarType.Float32);
}
