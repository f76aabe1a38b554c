using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Operations without weights, value by value.</summary>
public sealed class OperationTests
{
    private const float Tolerance = 1e-5f;
    private const float Slope = 0.25f;

    public static TheoryData<ActivationFunction> Functions => [.. Enum.GetValues<ActivationFunction>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void An_activation_is_its_formula(ActivationFunction function)
    {
        float[] values = [-7, -3, -1.5f, -0.1f, 0, 0.1f, 1.5f, 3, 5.9f, 6, 7, 100];
        using var scope = NewDisposeScope();
        var graph = new GraphBuilder(new(1, 1, values.Length));
        using var module = new GraphModule(graph.Build(graph.Activate("act", graph.Input, function)));
        var actual = module.call(tensor(values).view(1, 1, 1, -1)).data<float>().ToArray();

        Assert.All(values.Zip(actual), pair => Assert.Equal(Formula(function, pair.First), pair.Second, Tolerance));
    }

    /// <summary>Of ones, the average is one wherever the window reaches over the edge.</summary>
    [Theory]
    [InlineData(Block.AvgPool, 1)]
    [InlineData(Block.AvgPool, 2)]
    [InlineData(Block.Skip, 2)]
    [InlineData(Block.Skip, 4)]
    public void Padding_is_not_counted_in_an_average(string block, int stride)
    {
        using var scope = NewDisposeScope();
        var output = Run(block, stride, ones(1, 2, 7, 7));

        Assert.True(output.eq(1).all().item<bool>());
    }

    [Fact]
    public void Padding_is_never_a_maximum()
    {
        using var scope = NewDisposeScope();

        Assert.True(Run(Block.MaxPool, 2, -ones(1, 2, 7, 7)).eq(-1).all().item<bool>());
    }

    [Fact]
    public void Zero_is_zero_and_skip_is_the_identity()
    {
        using var scope = NewDisposeScope();
        var input = randn(1, 2, 7, 7);

        Assert.True(Run(Block.Zero, 2, input).eq(0).all().item<bool>());
        Assert.True(Run(Block.Skip, 1, input).equal(input).all().item<bool>());
    }

    private static Tensor Run(string block, int stride, Tensor input)
    {
        using var module = new GraphModule(BlockRegistry.Build(block, new(2, 2, stride, BlockOptions.Default), new(2, 7)));
        return module.call(input);
    }

    private static float Formula(ActivationFunction function, float x) => function switch
    {
        ActivationFunction.Relu => Math.Max(x, 0),
        ActivationFunction.Relu6 => Math.Clamp(x, 0, 6),
        ActivationFunction.HSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        ActivationFunction.HSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
        ActivationFunction.Swish => x / (1 + MathF.Exp(-x)),
        ActivationFunction.Sigmoid => 1 / (1 + MathF.Exp(-x)),
        _ => x > 0 ? x : Slope * x,
    };
}
