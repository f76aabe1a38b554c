using CsCheck;
using Osnas.Graph;
using Osnas.Spaces;

namespace Osnas.Core.Tests;

public sealed class SpaceGraphTests
{
    private static readonly SearchSpaceSpec Spec = SmallSpace.Spec;

    /// <summary>Declarations that can't be built, and what the user reads then.</summary>
    public static TheoryData<string, SearchSpaceSpec> Faults => new()
    {
        {
            "Small: InputSize is 0; it must be from 1 to 65536.",
            Spec with { InputSize = 0 }
        },
        {
            "Small: block 0 of the first stage takes 3 channels, but the input gives 1; make it take 1 or change the input.",
            Spec with { InputChannels = 1 }
        },
        {
            "Small: layer 0 takes 16 channels, but block 0 of the first stage gives 8; "
            + "write [MacroSearch(8, 8)] or change block 0 of the first stage.",
            Spec with { MacroCfg = Spec.MacroCfg with { Search = new([new(16, 8)]) } }
        },
        {
            "Small: layer 0 has stride 0; a stride must be 1, 2 or 4.",
            Spec with { MacroCfg = Spec.MacroCfg with { Search = new([new(8, 16, 0)]) } }
        },
        {
            "Small: layer 0 has 0 out-channels; the number must be from 1 to 65536.",
            Spec with { MacroCfg = Spec.MacroCfg with { Search = new([new(8, 0)]) } }
        },
        {
            "Small: candidate 0 (conv): KernelSize is 4; a kernel size must be odd, from 1 to 4095.",
            Spec with { MicroCfg = new([new(Block.Conv, new() { KernelSize = 4 })]) }
        },
        {
            "Small: no candidate is allowed in layer 1 (8->16 s2); set Layers = MicroLayers.All on one of them.",
            Spec with { MicroCfg = new([new(Block.Skip, BlockOptions.Default, MicroLayers.ShapePreserving)]) }
        },
        {
            "Small: candidate 1 (conv k3 p0) gives 8x14x14 at layer 0 (8->8 s1) but candidate 0 (skip) gives 8x16x16; "
            + "all candidates of a layer must give the same shape; leave Padding out.",
            Spec with { MicroCfg = new([new(Block.Skip, BlockOptions.Default), new(Block.Conv, new() { Padding = 0 })]) }
        },
        {
            "Small: block 0 of the last stage (classifier 16->10 s1) can't be built on 16x8x8: "
            + "a linear layer takes a vector, but its input is a map of 8x8; put global_average before it.",
            Spec with { MacroCfg = Spec.MacroCfg with { Last = new([new(Block.Classifier, 16, 10, 1, BlockOptions.Default)]) } }
        },
        {
            "Small: block 1 of the last stage (global_average 0->64 s1) can't be built on 32x8x8: its output has 32 channels, not 64.",
            Spec with
            {
                MacroCfg = Spec.MacroCfg with { Last = new([Spec.MacroCfg.Last[0], Spec.MacroCfg.Last[1] with { OutChannels = 64 }]) },
            }
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_built_says_where_and_why(string message, SearchSpaceSpec spec)
    {
        var exception = Assert.Throws<SearchSpaceException>(() => SpaceGraph.Build(spec));

        Assert.Equal(message, exception.Message);
    }

    // Other tests register blocks, which are named as well.
    [Fact]
    public void An_unknown_block_is_answered_with_those_that_there_are()
    {
        var spec = Spec with { MacroCfg = Spec.MacroCfg with { First = new([Spec.MacroCfg.First[0] with { Block = "stem" }]) } };

        var message = Assert.Throws<SearchSpaceException>(() => SpaceGraph.Build(spec)).Message;

        Assert.StartsWith(
            "Small: block 0 of the first stage is 'stem', but there is no such block; the blocks are ", message, StringComparison.Ordinal);
        Assert.Contains("avgpool, classifier, conv, depthwise_conv", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, "8x16x16, 8x16x16, 16x8x8")]
    [InlineData(33, "8x17x17, 8x17x17, 16x9x9")]
    [InlineData(1, "8x1x1, 8x1x1, 16x1x1")]
    public void Layers_get_maps_of_their_real_size(int inputSize, string expected)
    {
        var graph = SpaceGraph.Build(Spec, inputSize);

        Assert.Equal(expected, string.Join(", ", graph.LayerInputs));
        Assert.Equal(new TensorShape(3, inputSize), graph.Input);
    }

    [Fact]
    public void Height_and_width_shrink_on_their_own()
    {
        var graph = SpaceGraph.Build(Spec, new ImageSize(33, 48));

        Assert.Equal("3x33x48", graph.Input.ToString());
        Assert.Equal("8x17x24, 8x17x24, 16x9x12", string.Join(", ", graph.LayerInputs));
        Assert.Equal(graph.LayerInputs[2].Size, graph.LayerInputs[1].Size.AfterStride(2));
        Assert.Equal(new TensorShape(10, 1), graph.Last[^1].Output);
    }

    [Theory]
    [InlineData(32, 6, "block 0 of the first stage (conv k7 p0 3->8 s1) can't be built on 3x32x6 (InputHeight 32, InputWidth 6): a kernel "
        + "that spans 7 pixels doesn't fit in a width of 6 pixels with padding 0")]
    [InlineData(6, 32, "block 0 of the first stage (conv k7 p0 3->8 s1) can't be built on 3x6x32 (InputHeight 6, InputWidth 32): a kernel "
        + "that spans 7 pixels doesn't fit in a height of 6 pixels with padding 0")]
    [InlineData(0, 32, "InputHeight is 0; it must be from 1 to 65536")]
    [InlineData(32, 65537, "InputWidth is 65537; it must be from 1 to 65536")]
    public void A_side_that_is_too_small_or_too_large_is_named(int height, int width, string fault)
    {
        var first = new BlockCfg(Block.Conv, 3, 8, 1, new() { KernelSize = 7, Padding = 0 });
        var spec = Spec with { InputSize = new(height, width), MacroCfg = Spec.MacroCfg with { First = new([first]) } };

        Assert.Equal([fault], SpaceGraph.FindFaults(spec).Select(each => each.Message));
    }

    [Fact]
    public void An_architecture_is_decoded_from_the_input_to_the_classifier()
    {
        var graph = SpaceGraph.Build(Spec);
        var blocks = graph.Decode(new(0, 2, 1));

        Assert.Equal([graph.First[0], graph.Candidate(0, 0)!, graph.Candidate(1, 2)!, graph.Candidate(2, 1)!, .. graph.Last], blocks);
        Assert.Equal(graph.Input, blocks[0].Input);
        Assert.Equal(new TensorShape(10, 1), blocks[^1].Output);
    }

    [Fact]
    public void Blocks_of_every_architecture_fit_together() => RandomSpaces.Spec.Sample(spec =>
    {
        var graph = SpaceGraph.Build(spec);

        Assert.All(RandomSpaces.Enumerate(spec), architecture =>
        {
            var blocks = graph.Decode(architecture);
            Assert.Equal(blocks.Skip(1).Select(block => block.Input), blocks.SkipLast(1).Select(block => block.Output));
        });
    });

    [Fact]
    public void A_candidate_that_isnt_allowed_has_no_graph() => Assert.Null(SpaceGraph.Build(Spec).Candidate(1, 1));
}
