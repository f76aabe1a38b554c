using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class BlockRegistryTests
{
    [Fact]
    public void A_registered_block_is_found_by_its_name()
    {
        var block = BlockRegistry.Register("found", BlockOption.KernelSize, new Twice());

        Assert.Same(block, BlockRegistry.Find("found"));
        Assert.Equal("found", BlockRegistry.Blocks.FindSimilar("fuond"));
        Assert.Equal(
            new Cost(2 * 9 * 4 * 4 * 16, 2 * ((9 * 4 * 4) + 8)),
            BlockRegistry.Build("found", new(4, 4, 1, BlockOptions.Default), new(4, 4)).Cost);
        Assert.Null(BlockCatalog.BuiltIn.Find("found"));
    }

    [Fact]
    public void The_same_class_may_be_registered_twice() => Assert.Same(
        BlockRegistry.Register("again", BlockOption.None, new Twice()), BlockRegistry.Register("again", BlockOption.None, new Twice()));

    [Theory]
    [InlineData(
        "taken",
        "Two blocks are named 'taken': Osnas.Core.Tests.BlockRegistryTests+Twice and Osnas.Core.Tests.BlockRegistryTests+Once. "
        + "Give one of them another name.")]
    [InlineData(
        Block.Mobile,
        "Two blocks are named 'mobile': Osnas.Blocks.MobileBlock and Osnas.Core.Tests.BlockRegistryTests+Once. "
        + "Give one of them another name.")]
    public void A_name_stands_for_one_class(string name, string message)
    {
        if (BlockCatalog.BuiltIn.Find(name) is null)
            BlockRegistry.Register(name, BlockOption.None, new Twice());

        Assert.Equal(
            message, Assert.Throws<InvalidOperationException>(() => BlockRegistry.Register(name, BlockOption.None, new Once())).Message);
    }

    [Fact]
    public void Threads_may_register_at_once()
    {
        var names = Enumerable.Range(0, 64).Select(index => $"thread {index}").ToArray();

        Parallel.ForEach(names, name => BlockRegistry.Register(name, BlockOption.None, new Once()));

        Assert.All(names, name => Assert.NotNull(BlockRegistry.Find(name)));
    }

    /// <summary>Before a block is registered and after, candidates have one name: the compiler, where none is, writes it too.</summary>
    [Fact]
    public void The_short_form_does_not_depend_on_the_registration()
    {
        var candidate = new CandidateCfg("shown", new() { KernelSize = 5, Activation = Activation.Swish });
        var before = candidate.ToString();
        BlockRegistry.Register("shown", BlockOption.KernelSize, new Once());

        Assert.Equal("shown k5 swish", before);
        Assert.Equal(before, candidate.ToString());
    }

    [Fact]
    public void Options_without_effect_can_be_left_out() => Assert.Equal(
        new() { KernelSize = 5, KernelSizes = new([3]) },
        new BlockOptions
        {
            KernelSize = 5,
            Group = 2,
            Padding = 0,
            BatchNorm = false,
            SqueezeExcite = true,
            KernelSizes = new([3]),
            ExpansionRate = 6,
        }
            .Only(BlockOption.KernelSize | BlockOption.KernelSizes));

    private sealed class Once : CustomBlock
    {
        public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
            graph.ConvBnAct("once", graph.Input, context.OutChannels, context.Options.KernelSize, context.Stride);
    }

    private sealed class Twice : CustomBlock
    {
        public override GraphValue Lower(BlockContext context, GraphBuilder graph) => graph.ConvBnAct(
            "second",
            graph.ConvBnAct("first", graph.Input, context.OutChannels, context.Options.KernelSize, context.Stride),
            context.OutChannels,
            context.Options.KernelSize);
    }
}
