using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0101 to OSNAS0104.</summary>
public sealed class MacroTests
{
    [Fact]
    public Task A_layer_takes_the_channels_of_the_layer_before() => Verify.Message(
        "OSNAS0101",
        DiagnosticSeverity.Error,
        "Layer 1 takes 9 channels, but layer 0 gives 8; write [MacroSearch(8, 16, Stride = 2)] or change layer 0",
        Declare.With(search: "[MacroSearch(8, 8)]\n[MacroSearch({|#0:9|}, 16, Stride = 2, Repeat = 2)]"));

    [Fact]
    public Task Without_a_first_stage_one_is_proposed() => Verify.Message(
        "OSNAS0101",
        DiagnosticSeverity.Error,
        "Layer 0 takes 16 channels, but the input gives 3; write [MacroSearch(3, 16)], put [MacroFirst(Block.Conv, 3, 16)] before it or "
            + "change the input",
        Declare.With(first: string.Empty, search: "[MacroSearch({|#0:16|}, 16)]"));

    [Fact]
    public Task A_block_that_keeps_channels_isnt_where_they_come_from() => Verify.Message(
        "OSNAS0101",
        DiagnosticSeverity.Error,
        "Block 1 of the last stage takes 17 channels, but layer 2 gives 16; make it take 16 or change layer 2",
        Declare.With(last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {|#0:17|})]"));

    [Fact]
    public Task What_comes_after_a_vector_is_told_which_block_gives_it() => Verify.Message(
        "OSNAS0104",
        DiagnosticSeverity.Error,
        "Block 2 of the last stage (maxpool k3) comes after block 1, whose output is a vector; put it before that block or remove it",
        Declare.With(last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]\n[MacroLast({|#0:Block.MaxPool|})]"));

    [Fact]
    public Task Channels_that_cant_be_are_told_where_they_are_written_alone() => Verify.Reports(Declare.With(
        search: "[MacroSearch(8, {|OSNAS0102:-16|}, {|OSNAS0102:Stride = 3|})]",
        last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {|OSNAS0102:-16|})]"));

    [Theory]
    [InlineData("[MacroFirst(Block.Conv, {|OSNAS0101:1|}, 8)]", Declare.Search, Declare.Last)]
    [InlineData("[MacroFirst(Block.Conv, 3, 7)]", "[MacroSearch({|OSNAS0101:8|}, 16)]", Declare.Last)]
    [InlineData(Declare.First, "[MacroSearch(outChannels: 16, {|OSNAS0101:inChannels: 9|})]", Declare.Last)]
    [InlineData(Declare.First, Declare.Search, "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {|OSNAS0101:17|})]")]
    [InlineData(Declare.First, "[MacroSearch({|OSNAS0101:9|}, 16)]\n[MacroSearch({|OSNAS0101:17|}, 16)]", Declare.Last)]
    public Task Every_block_takes_what_the_one_before_gives(string first, string search, string last) =>
        Verify.Reports(Declare.With(first: first, search: search, last: last));

    [Fact]
    public Task Constants_from_elsewhere_count_as_numbers_do() => Verify.Reports(
        Declare.With(search: "[MacroSearch(Widths.Narrow, 8)]\n[MacroSearch({|OSNAS0101:Widths.Wide|}, Widths.Wide)]"),
        "static class Widths { public const int Narrow = 8, Wide = 2 * Narrow; }");

    [Fact]
    public Task An_alias_is_seen_through() => Verify.Reports(
        "using Layer = Osnas.MacroSearchAttribute;\n" + Declare.With(search: "[Layer(8, 8)]\n[Layer({|OSNAS0101:9|}, 16, Stride = 2)]"));

    [Theory]
    [InlineData("[MacroSearch(8, 16, {|OSNAS0102:Stride = 3|})]")]
    [InlineData("[MacroSearch(8, 16, {|OSNAS0102:Stride = 0|})]")]
    [InlineData("[MacroSearch(8, 16, {|OSNAS0102:Repeat = 0|})]")]
    [InlineData("[MacroSearch(8, {|OSNAS0102:-1|})]\n[MacroSearch(8, 16)]")]
    [InlineData("[MacroSearch({|OSNAS0102:-8|}, 16)]")]
    public Task Layers_have_a_stride_channels_and_repetitions(string search) => Verify.Reports(Declare.With(search: search));

    [Theory]
    [InlineData("[MacroFirst(Block.Conv, {|OSNAS0102:0|}, 8)]")]
    [InlineData("[MacroFirst(Block.Conv, 3, 8, {|OSNAS0102:Stride = 5|})]")]
    public Task Blocks_of_a_stage_have_channels_and_a_stride(string first) => Verify.Reports(Declare.With(first: first));

    [Theory]
    [InlineData("[MacroSearch(8, 16, Stride = 4)]")]
    [InlineData("[MacroSearch(8, 16, Stride = 1, Repeat = 1)]")]
    public Task Strides_of_1_2_and_4_are_fine(string search) => Verify.Reports(Declare.With(search: search));

    [Fact]
    public Task A_map_can_become_too_small() => Verify.Message(
        "OSNAS0103",
        DiagnosticSeverity.Error,
        "Candidate 0 (conv k9 p0) can't be built at layer 1 (8->16 s2) on 8x8x8 (InputSize 32): a kernel that spans 9 pixels "
            + "doesn't fit in 8 pixels with padding 0",
        Declare.With(
            search: "[MacroSearch(8, 8)]\n[{|#0:MacroSearch(8, 16, Stride = 2, Repeat = 2)|}]",
            micro: "[Micro(Block.Conv, KernelSize = 9, Padding = 0)]"));

    [Fact]
    public Task A_map_can_become_too_small_in_one_direction() => Verify.Message(
        "OSNAS0103",
        DiagnosticSeverity.Error,
        "Candidate 0 (conv k9 p0) can't be built at layer 1 (8->16 s2) on 8x24x8 (InputHeight 64, InputWidth 32): a kernel that spans 9 "
            + "pixels doesn't fit in a width of 8 pixels with padding 0",
        Declare.With(
            search: "[MacroSearch(8, 8)]\n[{|#0:MacroSearch(8, 16, Stride = 2, Repeat = 2)|}]",
            micro: "[Micro(Block.Conv, KernelSize = 9, Padding = 0)]",
            space: "[SearchSpace(InputHeight = 64, InputWidth = 32, Classes = 10)]"));

    [Fact]
    public Task A_map_that_is_just_large_enough_is_fine() => Verify.Reports(Declare.With(
        search: "[MacroSearch(8, 8)]\n[MacroSearch(8, 16, Stride = 2)]", micro: "[Micro(Block.Conv, KernelSize = 9, Padding = 0)]",
        space: "[SearchSpace(InputSize = 34, Classes = 10)]"));

    [Fact]
    public Task The_last_stage_can_meet_a_map_that_is_too_small() => Verify.Reports(Declare.With(
        last: "[MacroLast({|OSNAS0103:Block.Conv|}, 16, 16, KernelSize = 11, Padding = 0)]\n[MacroLast(Block.GlobalAverage)]\n"
            + "[MacroLast(Block.Classifier, 16)]"));

    [Theory]
    [InlineData("[MacroLast({|OSNAS0104:Block.Classifier|}, 16)]")]
    [InlineData("[MacroLast({|OSNAS0104:Block.Classifier|}, 16)]\n[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]")]
    [InlineData("[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]\n[MacroLast({|OSNAS0104:Block.GlobalAverage|})]")]
    [InlineData("[MacroLast({|OSNAS0104:Block.GlobalAverage|})]")]
    [InlineData("[MacroLast({|OSNAS0104:Block.Conv|}, 16)]")]
    [InlineData("[MacroLast(Block.GlobalAverage)]\n[MacroLast({|OSNAS0104:Block.Classifier|}, 16, 11)]")]
    public Task The_last_stage_ends_in_one_value_per_class(string last) => Verify.Reports(Declare.With(last: last));

    [Fact]
    public Task Without_a_last_stage_the_class_is_marked() =>
        Verify.Reports(Declare.With(last: string.Empty, type: "public partial class {|OSNAS0104:MySpace|};"));

    [Theory]
    [InlineData("[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16, 10)]")]
    [InlineData("[MacroLast(Block.Conv, 16, KernelSize = 1)]\n[MacroLast(Block.GlobalAverage)]")]
    [InlineData("[MacroLast(Block.Conv, 16, 32)]\n[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 32)]")]
    public Task Other_last_stages_are_fine(string last) => Verify.Reports(Declare.With(last: last));
}
