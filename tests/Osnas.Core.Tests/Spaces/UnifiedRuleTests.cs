using Osnas.Spaces;

namespace Osnas.Core.Tests;

/// <summary>What is wrong with a space whose layers are one block each.</summary>
public sealed class UnifiedRuleTests
{
    private static readonly CandidateCfg Kernel = new(Block.DepthwiseConv, new() { KernelSize = 5 });
    private static readonly CandidateCfg Zero = new(Block.Zero, BlockOptions.Default);
    private static readonly SearchSpaceSpec Spec = SmallSpace.Spec with
    {
        Superlayer = SuperlayerKind.Unified,
        MinExpansionRate = 2,
        MaxExpansionRate = 6,
        MicroCfg = new([Kernel, Zero]),
    };

    [Fact]
    public void A_space_that_can_be_built_has_no_fault() => Assert.Empty(SpaceGraph.FindFaults(Spec));

    [Theory]
    [InlineData(2, 0, "MaxExpansionRate", "MaxExpansionRate is 0; the number of sub-blocks of a unified layer must be from 1 to 64")]
    [InlineData(2, 65, "MaxExpansionRate", "MaxExpansionRate is 65; the number of sub-blocks of a unified layer must be from 1 to 64")]
    [InlineData(0, 6, "MinExpansionRate", "MinExpansionRate is 0; it must be from 1 to MaxExpansionRate (6)")]
    [InlineData(7, 6, "MinExpansionRate", "MinExpansionRate is 7; it must be from 1 to MaxExpansionRate (6)")]
    public void Expansions_are_in_their_range(int least, int greatest, string member, string message) =>
        AssertFault(
            Spec with { MinExpansionRate = least, MaxExpansionRate = greatest },
            SpaceRule.OptionIsValid,
            SpacePart.Space,
            0,
            member,
            message);

    [Fact]
    public void Without_zero_no_sub_block_can_be_left_out()
    {
        var full = Spec with { MicroCfg = new([Kernel]) };

        AssertFault(
            full,
            SpaceRule.OptionIsValid,
            SpacePart.Space,
            0,
            "MinExpansionRate",
            "MinExpansionRate is 2 and MaxExpansionRate is 6, but no candidate leaves a sub-block out; "
            + "add [Micro(Block.Zero)], or make both equal");
        Assert.Empty(SpaceGraph.FindFaults(full with { MinExpansionRate = 6 }));
    }

    [Fact]
    public void There_is_a_bound_of_choices()
    {
        MicroCfg kernels = new(
            [.. Enumerable.Range(0, 6).Select(index => Kernel with { Options = new() { KernelSize = (2 * index) + 1 } }), Zero]);

        AssertFault(
            Spec with { MaxExpansionRate = 20, MicroCfg = kernels },
            SpaceRule.WithinBounds,
            SpacePart.Space,
            0,
            "MaxExpansionRate",
            "a layer of 20 sub-blocks has 230223 ways to choose them; the limit is 4096: "
            + "lower MaxExpansionRate, or remove candidates");
        AssertFault(
            Spec with
            {
                MaxExpansionRate = 64,
                MacroCfg = Spec.MacroCfg with { Search = new([.. Enumerable.Repeat(new LayerCfg(8, 8), 8), new(8, 16, 2)]) },
            },
            SpaceRule.WithinBounds,
            SpacePart.Space,
            0,
            "MaxExpansionRate",
            "9 layers of 64 sub-blocks are 576 choices; a search space has at most 512");
    }

    [Fact]
    public void Candidates_are_depthwise_convolutions_and_one_zero()
    {
        AssertFault(
            With(Kernel, new(Block.Mobile, new()), Zero),
            SpaceRule.BlockFits,
            SpacePart.Micro,
            1,
            "Block",
            "candidate 1 (mobile k3 e1) can't be a sub-block of a unified layer; "
            + "the candidates of a unified space are depthwise_conv and at most one zero");
        AssertFault(
            With(Kernel, Zero, Zero),
            SpaceRule.BlockFits,
            SpacePart.Micro,
            2,
            "Block",
            "candidate 2 (zero) leaves a sub-block out, as candidate 1 does; a unified space has at most one zero");
    }

    [Fact]
    public void A_layer_has_one_activation_and_batch_norm()
    {
        AssertFault(
            With(Kernel, Kernel with { Options = new() { Activation = Activation.HSwish } }, Zero),
            SpaceRule.OptionIsValid,
            SpacePart.Micro,
            1,
            "Activation",
            "candidate 1 (depthwise_conv k3 hswish) has the activation HSwish, but depthwise_conv k5 has Relu; "
            + "the sub-blocks of a unified layer must have the same activation");
        AssertFault(
            With(Kernel with { Options = new() { BatchNorm = false } }, Zero),
            SpaceRule.OptionIsValid,
            SpacePart.Micro,
            0,
            "BatchNorm",
            "candidate 0 (depthwise_conv k3 bias) has no batch norm, but the sub-blocks of a unified layer need it");
    }

    [Fact]
    public void Every_layer_has_a_kernel()
    {
        var wrong = With(Kernel with { Layers = MicroLayers.ShapePreserving }, Zero);

        AssertFault(
            wrong,
            SpaceRule.NotEmpty,
            SpacePart.Search,
            1,
            null,
            "no candidate is allowed in layer 1 (8->16 s2); set Layers = MicroLayers.All on one of them");
    }

    [Fact]
    public void Kernels_that_give_another_size_are_named()
    {
        var changing = With(Kernel, Kernel with { Options = new() { Padding = 0 } }, Zero) with
        {
            MacroCfg = Spec.MacroCfg with { Search = new([new(8, 16, 2)]) },
        };
        var fault = Assert.Single(SpaceGraph.FindFaults(changing));

        Assert.Equal((SpaceRule.OutputsAgree, SpacePart.Micro, 1), (fault.Rule, fault.Part, fault.Index));
    }

    [Fact]
    public void The_widest_layer_has_to_be_affordable()
    {
        var huge = Spec with
        {
            MaxExpansionRate = 64,
            MacroCfg = new(
                [new(Block.Conv, 3, 65536, 1, new() { KernelSize = 1 })],
                [new(65536, 65536)],
                [new(Block.GlobalAverage, 0, 0, 1, new()), new(Block.Classifier, 65536, 10, 1, new(), OutIsClasses: true)]),
            InputSize = 64,
        };

        Assert.Contains(SpaceGraph.FindFaults(huge), fault => fault is { Rule: SpaceRule.WithinBounds, Part: SpacePart.Micro });
        Assert.Empty(SpaceGraph.FindFaults(huge with { MaxExpansionRate = 6 }));
    }

    [Fact]
    public void There_are_no_other_kinds_of_layers() =>
        AssertFault(
            SmallSpace.Spec with { Superlayer = (SuperlayerKind)9 },
            SpaceRule.WithinBounds,
            SpacePart.Space,
            0,
            "Superlayer",
            "Superlayer is 9; it must be PerCandidate or Unified");

    private static SearchSpaceSpec With(params CandidateCfg[] candidates) => Spec with { MicroCfg = new(candidates) };

    private static void AssertFault(SearchSpaceSpec spec, SpaceRule rule, SpacePart part, int index, string? member, string message) =>
        Assert.Contains(new SpaceFault(rule, part, index, member, message), SpaceGraph.FindFaults(spec));
}
