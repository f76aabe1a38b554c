using Osnas.Blocks;
using Osnas.Spaces;

namespace Osnas.Core.Tests;

public sealed class SpaceFaultTests
{
    private static readonly SearchSpaceSpec Spec = SmallSpace.Spec;

    [Fact]
    public void A_space_that_can_be_built_has_no_fault() => Assert.Empty(SpaceGraph.FindFaults(Spec));

    [Fact]
    public void One_fault_is_reported_once_and_does_not_hide_the_next()
    {
        var wrong = Spec with
        {
            Classes = 10,
            MacroCfg = Spec.MacroCfg with { Search = new([new(8, 16), new(24, 16, 3), new(16, 16)]) },
            MicroCfg = new([new("moblie", new()), new(Block.Conv, new() { KernelSize = 2, Group = 0 }), new(Block.Skip, new())]),
        };

        var faults = SpaceGraph.FindFaults(wrong).Select(fault => (fault.Rule, fault.Part, fault.Index, fault.Member, fault.Suggestion));

        Assert.Equal(
            [
                (SpaceRule.BlockIsKnown, SpacePart.Micro, 0, "Block", "mobile"),
                (SpaceRule.OptionIsValid, SpacePart.Micro, 1, "KernelSize", null),
                (SpaceRule.OptionIsValid, SpacePart.Micro, 1, "Group", null),
                (SpaceRule.LayerIsValid, SpacePart.Search, 1, "Stride", null),
                (SpaceRule.ChannelsFollow, SpacePart.Search, 1, "InChannels", "16"),
            ],
            faults);
    }

    [Fact]
    public void A_candidate_that_fits_nowhere_is_reported_at_its_first_layer()
    {
        var wrong = Spec with { MicroCfg = new([new(Block.Skip, new()), new(Block.Conv, new() { Group = 3 })]) };

        var fault = Assert.Single(SpaceGraph.FindFaults(wrong));

        Assert.Equal((SpaceRule.BlockFits, SpacePart.Micro, 1), (fault.Rule, fault.Part, fault.Index));
        Assert.Contains("at layer 0", fault.Message, StringComparison.Ordinal);
        Assert.Contains("3 groups don't divide 8 channels", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_odd_candidate_is_at_fault_wherever_it_stands()
    {
        var wrong = Spec with { MicroCfg = new([new(Block.Conv, new() { Padding = 0 }), new(Block.Skip, new()), new(Block.Conv, new())]) };

        var fault = Assert.Single(SpaceGraph.FindFaults(wrong));

        Assert.Equal((SpaceRule.OutputsAgree, SpacePart.Micro, 0), (fault.Rule, fault.Part, fault.Index));
    }

    [Fact]
    public void A_map_that_has_become_too_small_is_reported_at_the_first_layer_that_it_is_too_small_for()
    {
        var wrong = Spec with
        {
            InputSize = 16,
            MacroCfg = Spec.MacroCfg with { Search = new([new(8, 8), new(8, 8), new(8, 8)]) },
            MicroCfg = new([new(Block.Conv, new() { KernelSize = 5, Padding = 0 })]),
        };

        var fault = SpaceGraph.FindFaults(wrong)[0];

        Assert.Equal((SpaceRule.MapIsLargeEnough, SpacePart.Search, 1), (fault.Rule, fault.Part, fault.Index));
        Assert.DoesNotContain(SpaceGraph.FindFaults(wrong), other => other.Rule == SpaceRule.MapIsLargeEnough && other != fault);
    }

    [Theory]
    [InlineData(Block.Classifier, Block.Classifier, 1)]
    [InlineData(Block.GlobalAverage, Block.GlobalAverage, 1)]
    [InlineData(Block.Conv, Block.Classifier, 1)]
    public void The_last_stage_has_to_give_one_value_per_class(string first, string second, int index)
    {
        var wrong = Spec with
        {
            MacroCfg = Spec.MacroCfg with { Last = new([new(first, 16, 16, 1, new()), new(second, 16, 16, 1, new())]) },
            InputSize = first == Block.Classifier ? 1 : 32,
        };

        var fault = SpaceGraph.FindFaults(wrong)[0];

        Assert.Equal((SpaceRule.LastStageGivesClasses, SpacePart.Last, index), (fault.Rule, fault.Part, fault.Index));
    }

    [Fact]
    public void Without_a_last_stage_the_space_itself_is_at_fault()
    {
        var fault = Assert.Single(SpaceGraph.FindFaults(Spec with { MacroCfg = Spec.MacroCfg with { Last = default } }));

        Assert.Equal((SpaceRule.LastStageGivesClasses, SpacePart.Space), (fault.Rule, fault.Part));
    }

    [Fact]
    public void A_block_that_no_number_can_count_is_out_of_bounds()
    {
        var wrong = Spec with
        {
            InputSize = SearchSpaceSpec.MaxExtent,
            MicroCfg = new([new(Block.Skip, new()), new(Block.Mobile, new() { ExpansionRate = 4096, KernelSize = 4095 })]),
        };

        var fault = Assert.Single(SpaceGraph.FindFaults(wrong));

        Assert.Equal((SpaceRule.WithinBounds, SpacePart.Micro, 1), (fault.Rule, fault.Part, fault.Index));
    }

    [Fact]
    public void A_space_over_the_documented_bounds_is_not_walked_through()
    {
        var wrong = Spec with
        {
            MacroCfg = Spec.MacroCfg with { Search = new(Enumerable.Repeat(new LayerCfg(8, 9), SearchSpaceSpec.MaxLayers + 1)) },
            MicroCfg = new(Enumerable.Repeat(Spec.MicroCfg[0], SearchSpaceSpec.MaxCandidates + 1)),
        };

        Assert.Equal(
            [(SpacePart.Search, SearchSpaceSpec.MaxLayers), (SpacePart.Micro, SearchSpaceSpec.MaxCandidates)],
            SpaceGraph.FindFaults(wrong).Select(fault => (fault.Part, fault.Index)));
    }

    [Theory]
    [InlineData("moblie", Block.Mobile)]
    [InlineData("MobileV", Block.Mobile)]
    [InlineData("GlobalAverage", Block.GlobalAverage)]
    [InlineData("shufflex", Block.ShuffleX)]
    [InlineData("xyzzy", null)]
    [InlineData("", null)]
    public void The_name_that_was_meant_is_found(string written, string? meant) =>
        Assert.Equal(meant, BlockCatalog.BuiltIn.FindSimilar(written));
}
