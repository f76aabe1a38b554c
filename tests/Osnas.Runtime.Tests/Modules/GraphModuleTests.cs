using Osnas.Blocks;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Modules against the same blocks written by hand, with the same weights: outputs and all gradients, in double precision.
/// </summary>
public sealed class GraphModuleTests
{
    private const double Tolerance = 1e-9;

    private static readonly BlockOptions MobileOptions = new()
    {
        KernelSize = 5,
        ExpansionRate = 3,
        SqueezeExcite = true,
        Activation = Activation.HSwish,
    };

    private static readonly BlockOptions MixConvOptions = new() { KernelSizes = new([3, 5, 7]), ExpansionRate = 2.5 };

    [Fact]
    public void Mobile_with_a_residual() => Check(
        Block.Mobile, new(8, 8, 1, MobileOptions), (weights, input) => input + HandWritten.Mobile(weights, input, 8, 1));

    [Fact]
    public void Mobile_that_changes_the_shape() => Check(
        Block.Mobile, new(8, 12, 2, MobileOptions), (weights, input) => HandWritten.Mobile(weights, input, 8, 2));

    [Fact]
    public void MixConv_with_a_residual() => Check(
        Block.MixConv, new(8, 8, 1, MixConvOptions), (weights, input) => input + HandWritten.MixConv(weights, input, 20, 1));

    [Fact]
    public void MixConv_that_changes_the_shape() => Check(
        Block.MixConv, new(8, 12, 2, MixConvOptions), (weights, input) => HandWritten.MixConv(weights, input, 20, 2));

    [Fact]
    public void Shuffle_that_keeps_the_shape() => Check(
        Block.Shuffle, new(8, 8, 1, BlockOptions.Default), HandWritten.Shuffle);

    [Fact]
    public void ShuffleV2_that_keeps_the_shape() => Check(
        Block.ShuffleV2, new(8, 8, 1, BlockOptions.Default), HandWritten.ShuffleV2);

    [Fact]
    public void ShuffleV2_that_changes_the_shape() => Check(
        Block.ShuffleV2, new(8, 20, 2, BlockOptions.Default), (weights, input) => HandWritten.ShuffleV2Down(weights, input, 10));

    private static void Check(string block, BlockContext context, Func<HandWritten.Parameters, Tensor, Tensor> handWritten)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var module = new GraphModule(BlockRegistry.Build(block, context, new(context.InChannels, 7)));
        module.to(float64);
        Tensor[] parameters = [.. module.parameters()];

        // Away from one and zero, where a wrong batch norm would go unseen.
        using (no_grad())
        {
            foreach (var parameter in parameters)
                parameter.add_(rand_like(parameter) * 0.1);
        }

        Tensor[] copies = [.. parameters.Select(parameter => parameter.detach().clone().requires_grad_())];
        var (input, sameInput) = (Image(), Image());
        var weights = new HandWritten.Parameters(copies);
        var output = module.call(input);
        var expected = handWritten(weights, sameInput);

        Assert.True(weights.AreUsedUp, "The hand-written block has fewer parameters.");
        AssertClose(expected, output);
        var direction = randn_like(expected);
        (output * direction).sum().backward();
        (expected * direction).sum().backward();
        AssertClose(sameInput.grad!, input.grad!);
        foreach (var (copy, parameter) in copies.Zip(parameters))
            AssertClose(copy.grad!, parameter.grad!);

        Tensor Image()
        {
            using var generator = new Generator(7);
            return randn([3, context.InChannels, 7, 7], float64, generator: generator).requires_grad_();
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().item<double>(), 0, Tolerance);
    }
}
