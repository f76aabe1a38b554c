using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0101: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class ChannelsDifferFixTests
{
    [Fact]
    public Task A_layer_follows_the_channels_before() => Verify.Fix<ChannelsDifferFix>(
        Declare.With(search: "[MacroSearch(8, 12)]\n[MacroSearch({|OSNAS0101:9|} /* in */, 16, Stride = 2)]"),
        Declare.With(search: "[MacroSearch(8, 12)]\n[MacroSearch(12 /* in */, 16, Stride = 2)]"));

    [Fact]
    public Task All_layers_and_stages_follow_the_channels_before() => Verify.Fix<ChannelsDifferFix>(
        Declare.With(
            first: "[MacroFirst(Block.Conv, {|OSNAS0101:1|}, 8)]",
            search: "[MacroSearch(outChannels: 16, {|OSNAS0101:inChannels: 9|})]",
            last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {|OSNAS0101:20|})]"),
        Declare.With(
            first: "[MacroFirst(Block.Conv, 3, 8)]",
            search: "[MacroSearch(outChannels: 16, inChannels: 8)]",
            last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]"));

    [Fact]
    public Task Constants_from_elsewhere_are_replaced_where_they_are_used() => Verify.Fix<ChannelsDifferFix>(
        [Declare.With(search: "[MacroSearch({|OSNAS0101:Widths.Wide|}, Widths.Wide)]"),
            "static class Widths { public const int Wide = 16; }"],
        [Declare.With(search: "[MacroSearch(8, Widths.Wide)]"), "static class Widths { public const int Wide = 16; }"]);
}
