using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class KnownGraphsTests
{
    [Fact]
    public void A_known_graph_is_the_one_that_the_block_builds()
    {
        // More than are kept, so that some are built again.
        for (var repetition = 0; repetition < 2; repetition++)
        {
            for (var channels = 1; channels <= 600; channels++)
                AssertBuilt(new(8, channels, 1, BlockOptions.Default), new(8, 16, 16));
        }
    }

    [Fact]
    public void Whatever_a_graph_depends_on_makes_it_another()
    {
        AssertBuilt(new(8, 8, 1, BlockOptions.Default), new(8, 16, 16));
        AssertBuilt(new(8, 8, 2, BlockOptions.Default), new(8, 16, 16));
        AssertBuilt(new(8, 8, 1, new() { KernelSize = 5 }), new(8, 16, 16));
        AssertBuilt(new(8, 8, 1, new() { Activation = Activation.PRelu }), new(8, 16, 16));
        AssertBuilt(new(8, 8, 1, BlockOptions.Default), new(8, 16, 17));
    }

    [Fact]
    public void What_cannot_be_built_is_refused_each_time()
    {
        for (var repetition = 0; repetition < 2; repetition++)
            Assert.Throws<GraphException>(() =>
                BlockCatalog.BuiltIn.Build(Block.Mobile, new(8, 8, 1, new() { PointGroup = 3 }), new(8, 16, 16)));
    }

    private static void AssertBuilt(BlockContext context, TensorShape input)
    {
        foreach (var block in new[] { Block.Conv, Block.Mobile })
            Assert.Equal(BlockCatalog.BuiltIn.Find(block)!.Build(context, input), BlockCatalog.BuiltIn.Build(block, context, input));
    }
}
