using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class BlockTests
{
    public static TheoryData<string, string, BlockContext> Faults => new()
    {
        { "there is no block 'mobil'", "mobil", new(16, 16, 1, BlockOptions.Default) },
        { "it takes 8 channels, but its input has 16", Block.Conv, new(8, 16, 1, BlockOptions.Default) },
        { "the stride must be at least 1, not 0", Block.Skip, new(16, 16, 0, BlockOptions.Default) },
        { "the number of out-channels must be at least 1, not -16", Block.Zero, new(16, -16, 1, BlockOptions.Default) },
        { "3 groups don't divide 16 channels", Block.Conv, new(16, 30, 1, new() { Group = 3 }) },
        { "3 groups don't divide 16 channels", Block.Mobile, new(16, 30, 1, new() { PointGroup = 3 }) },
        { "16 groups don't divide 24 channels", Block.DepthwiseConv, new(16, 24, 1, BlockOptions.Default) },
        { "17 kernel sizes can't share 16 channels", Block.MixConv, new(16, 16, 1, new() { KernelSizes = new(Enumerable.Repeat(3, 17)) }) },
        { "KernelSizes is empty; name at least one, for example KernelSizes = [3, 5]", Block.MixConv,
            new(16, 16, 1, BlockOptions.Default) },
        { "squeeze-excite with reduction 17 needs at least 17 hidden channels, not 16", Block.Mobile,
            new(16, 16, 1, new() { SqueezeExcite = true, SqueezeExciteReduction = 17 }) },
        { "squeeze-excite with reduction 17 needs at least 17 input channels, not 16", Block.Mobile,
            new(16, 16, 1, new()
            {
                HiddenChannels = 64, SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input, SqueezeExciteReduction = 17,
            })
        },
        { "a linear layer takes a vector, but its input is a map of 8x8; put global_average before it", Block.Linear,
            new(16, 16, 1, BlockOptions.Default) },
        { "a shuffle unit needs even out-channels, not 17", Block.Shuffle, new(16, 17, 1, BlockOptions.Default) },
        { "a shuffle unit needs even out-channels, not 17", Block.ShuffleX, new(16, 17, 1, BlockOptions.Default) },
        {
            "a ShuffleNetV2 unit that changes the shape needs more out-channels than in-channels, not 16 to 16",
            Block.ShuffleV2,
            new(16, 16, 2, BlockOptions.Default)
        },
        { "a ShuffleNetV2 unit needs at least 2 out-channels, not 1", Block.ShuffleV2Xception, new(16, 1, 1, BlockOptions.Default) },
        { "its output has 16 channels, not 24", Block.GlobalAverage, new(16, 24, 1, BlockOptions.Default) },
    };

    private static string[] OnVectors { get; } = [Block.Linear, Block.Classifier];

    public static TheoryData<string> Names => [.. BlockCatalog.BuiltIn.Names];

    public static TheoryData<string> CandidateNames => [.. BlockCatalog.BuiltIn.Names.Except(OnVectors).Except([Block.GlobalAverage])];

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_built_says_why(string message, string block, BlockContext context)
    {
        var exception = Assert.Throws<GraphException>(() => BlockRegistry.Build(block, context, new(16, 8)));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_ShuffleNetV2_unit_doesnt_halve_odd_channels()
    {
        var exception = Assert.Throws<GraphException>(() =>
            BlockRegistry.Build(Block.ShuffleV2, new(17, 17, 1, BlockOptions.Default), new(17, 8)));

        Assert.Equal("a ShuffleNetV2 unit needs even channels, not 17", exception.Message);
    }

    [Fact]
    public void The_names_are_the_constants() =>
        Assert.Equal(
            typeof(Block).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            BlockCatalog.BuiltIn.Names);

    [Theory]
    [MemberData(nameof(CandidateNames))]
    public void Every_block_for_candidates_rounds_sizes_up(string name)
    {
        var options = new BlockOptions { KernelSizes = new([3, 5]) };
        foreach (var size in Enumerable.Range(1, 17))
        {
            foreach (var stride in (int[])[1, 2, 4])
            {
                var graph = BlockRegistry.Build(name, new(8, 16, stride, options), new(8, size));

                Assert.Equal(new TensorShape(16, (int)Math.Ceiling((double)size / stride)), graph.Output);
            }
        }
    }

    /// <summary>An option that a block doesn't name must not change it, and one that it names must.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_the_named_options_have_an_effect(string name)
    {
        var block = BlockRegistry.Find(name)!;
        var plain = new BlockOptions { KernelSizes = new([3, 5]), ExpansionRate = 2, SqueezeExcite = true };
        var effective = OptionEdits.Where(edit => !Build(plain).Equals(Build(edit.Apply(plain)))).Select(edit => edit.Option);

        Assert.Equal(block.Options, effective.Aggregate(BlockOption.None, (all, option) => all | option));

        OpGraph Build(BlockOptions options)
        {
            var outChannels = name == Block.GlobalAverage ? 8 : 16;
            return block.Build(new(8, outChannels, 1, options), new(8, OnVectors.Contains(name) ? 1 : 12));
        }
    }

    /// <summary>Inner channels as make_divisible of MobileNetV2's official implementation gives them, for a divisor of 8.</summary>
    [Theory]
    [InlineData(16, 8)]
    [InlineData(72, 24)]
    [InlineData(88, 24)]
    [InlineData(96, 24)]
    [InlineData(120, 32)]
    [InlineData(144, 40)]
    [InlineData(240, 64)]
    [InlineData(480, 120)]
    [InlineData(672, 168)]
    [InlineData(44, 16)]
    public void Inner_channels_of_squeeze_excite_are_rounded_to_a_multiple(int hidden, int inner)
    {
        var options = new BlockOptions { HiddenChannels = hidden, SqueezeExcite = true, SqueezeExciteDivisor = 8 };
        var graph = BlockRegistry.Build(Block.Mobile, new(16, 16, 1, options), new(16, 8));

        Assert.Equal(inner, graph.Nodes.Single(node => node.Name == "se.reduce").Shape.Channels);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    public void The_expansion_is_left_out_where_the_hidden_channels_are_those_of_the_input(int hidden, bool expands)
    {
        var graph = BlockRegistry.Build(Block.Mobile, new(16, 24, 2, new() { HiddenChannels = hidden }), new(16, 8));

        Assert.Equal(expands, graph.Nodes.Any(node => node.Name == "expand.conv"));
    }

    private static (BlockOption Option, Func<BlockOptions, BlockOptions> Apply)[] OptionEdits =>
    [
        (BlockOption.KernelSize, options => options with { KernelSize = 5 }),
        (BlockOption.Activation, options => options with { Activation = Activation.HSwish }),
        (BlockOption.SqueezeExcite, options => options with { SqueezeExcite = false }),
        (BlockOption.ExpansionRate, options => options with { ExpansionRate = 3 }),
        (BlockOption.PointGroup, options => options with { PointGroup = 2 }),
        (BlockOption.Group, options => options with { Group = 2 }),
        (BlockOption.Dilation, options => options with { Dilation = 2 }),
        (BlockOption.Padding, options => options with { Padding = 0 }),
        (BlockOption.BatchNorm, options => options with { BatchNorm = false }),
        (BlockOption.KernelSizes, options => options with { KernelSizes = new([3, 7]) }),
        (BlockOption.HiddenChannels, options => options with { ExpansionRate = 1, HiddenChannels = 20 }),
        (BlockOption.SqueezeExciteOf, options => options with { SqueezeExciteOf = SqueezeExciteOf.Input }),
        (BlockOption.SqueezeExciteReduction, options => options with { SqueezeExciteReduction = 2 }),
        (BlockOption.SqueezeExciteDivisor, options => options with { SqueezeExciteDivisor = 8 }),
        (BlockOption.SqueezeExciteActivation, options => options with { SqueezeExciteActivation = Activation.Swish }),
        (BlockOption.SqueezeExciteGate, options => options with { SqueezeExciteGate = SqueezeExciteGate.Sigmoid }),
    ];
}
