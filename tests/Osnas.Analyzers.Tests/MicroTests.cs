using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0201 to OSNAS0206.</summary>
public sealed class MicroTests
{
    [Fact]
    public Task An_unknown_block_is_asked_about() => Verify.Message(
        "OSNAS0201",
        DiagnosticSeverity.Error,
        "Candidate 0 is 'moblie', but there is no such block; did you mean 'mobile'?",
        Declare.With(micro: "[Micro({|#0:\"moblie\"|})]\n[Micro(Block.Skip)]"));

    [Theory]
    [InlineData("[Micro({|OSNAS0201:\"\"|})]")]
    [InlineData("[Micro({|OSNAS0201:null|})]")]
    [InlineData("[Micro({|OSNAS0201:\"Mobile\"|})]")]
    [InlineData("[Micro({|OSNAS0201:nameof(Block)|})]")]
    [InlineData("[Micro({|OSNAS0201:block: \"x\"|})]")]
    public Task A_block_has_the_name_of_one(string micro) => Verify.Reports(Declare.With(micro: $"{micro}\n[Micro(Block.Skip)]"));

    [Fact]
    public Task Stages_have_known_blocks_too() => Verify.Reports(Declare.With(
        first: "[MacroFirst({|OSNAS0201:\"cnov\"|}, 3, 8, Stride = 2)]",
        last: "[MacroLast({|OSNAS0201:\"globalaverage\"|})]\n[MacroLast(Block.Classifier, 16)]"));

    [Theory]
    [InlineData("[Micro(\"mobile\")]")]
    [InlineData("[Micro(Block.Mobile)]")]
    [InlineData("[Micro(Names.Mine)]")]
    public Task A_block_may_be_named_in_any_way(string micro) =>
        Verify.Reports(Declare.With(micro: micro), "static class Names { public const string Mine = \"mob\" + \"ile\"; }");

    [Theory]
    [InlineData("[Micro(Block.Conv, {|OSNAS0202:KernelSize = 4|})]")]
    [InlineData("[Micro(Block.Conv, {|OSNAS0202:KernelSize = -3|}, {|OSNAS0202:Group = 0|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:ExpansionRate = 0.99|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:ExpansionRate = double.NaN|})]")]
    [InlineData("[Micro(Block.MixConv, {|OSNAS0202:KernelSizes = new[] { 3, 4 }|})]")]
    [InlineData("[Micro(Block.Conv, {|OSNAS0202:Activation = (Activation)99|})]")]
    [InlineData("[Micro(Block.Conv, {|OSNAS0202:Activation = (Activation)(-1)|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:Layers = (MicroLayers)77|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:Layers = MicroLayers.ShapePreserving | (MicroLayers)2|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:Layers = (MicroLayers)(-1)|})]")]
    [InlineData("[Micro(Block.Conv, {|OSNAS0202:Padding = -2|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:HiddenChannels = -1|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0202:HiddenChannels = 65537|})]")]
    [InlineData("[Micro(Block.Mobile, ExpansionRate = 3, {|OSNAS0202:HiddenChannels = 24|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = true, {|OSNAS0202:SqueezeExciteOf = (SqueezeExciteOf)2|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = true, {|OSNAS0202:SqueezeExciteReduction = 0|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = true, {|OSNAS0202:SqueezeExciteDivisor = 0|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = true, {|OSNAS0202:SqueezeExciteActivation = (Activation)9|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = true, {|OSNAS0202:SqueezeExciteGate = (SqueezeExciteGate)2|})]")]
    [InlineData("[{|OSNAS0202:Micro(Block.MixConv)|}]")]
    public Task Options_are_in_their_range(string micro) => Verify.Reports(Declare.With(micro: micro));

    [Theory]
    [InlineData("[Micro(Block.Conv, KernelSize = 1)]")]
    [InlineData("[Micro(Block.Mobile, ExpansionRate = 1)]")]
    [InlineData("[Micro(Block.MixConv, KernelSizes = [3])]")]
    [InlineData("[Micro(Block.Conv, Padding = -1)]")]
    [InlineData("[Micro(Block.Mobile, ExpansionRate = 3, HiddenChannels = 0)]")]
    [InlineData("[Micro(Block.Mobile, HiddenChannels = 1)]")]
    [InlineData("[Micro(Block.Mobile, HiddenChannels = 24, SqueezeExcite = true, SqueezeExciteReduction = 24)]")]
    [InlineData("[Micro(Block.Conv, Activation = Activation.PlainRelu)]")]
    public Task Options_at_the_edge_of_their_range_are_fine(string micro) => Verify.Reports(Declare.With(micro: micro));

    [Fact]
    public Task A_candidate_has_to_fit_into_every_layer() => Verify.Message(
        "OSNAS0203",
        DiagnosticSeverity.Error,
        "Candidate 1 (mobile k3 e1 pg4) can't be built at layer 1 (8->18 s1) on 8x16x16: 4 groups don't divide 18 channels",
        Declare.With(
            search: "[MacroSearch(8, 8)]\n[MacroSearch(8, 18)]",
            last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 18)]",
            micro: "[Micro(Block.Skip)]\n[Micro({|#0:Block.Mobile|}, PointGroup = 4)]"));

    [Theory]
    [InlineData("[Micro({|OSNAS0203:Block.Shuffle|})]", 15)]
    [InlineData("[Micro({|OSNAS0203:Block.ShuffleV2|})]", 15)]
    [InlineData("[Micro({|OSNAS0203:Block.Classifier|})]", 16)]
    [InlineData("[Micro({|OSNAS0203:Block.Linear|})]", 16)]
    [InlineData("[Micro({|OSNAS0203:Block.Mobile|}, SqueezeExcite = true, SqueezeExciteReduction = 32)]", 16)]
    [InlineData("[Micro({|OSNAS0203:Block.DepthwiseConv|})]", 12)]
    public Task Some_blocks_need_certain_channels(string micro, int channels) => Verify.Reports(Declare.With(
        search: $"[MacroSearch(8, {channels}, Repeat = 2)]",
        last: $"[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {channels})]", micro: $"[Micro(Block.Conv)]\n{micro}"));

    [Fact]
    public Task Where_a_candidate_is_not_allowed_it_need_not_fit() => Verify.Reports(Declare.With(
        search: "[MacroSearch(8, 8)]\n[MacroSearch(8, 18)]",
        last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 18)]",
        micro: "[Micro(Block.Conv)]\n[Micro(Block.Mobile, PointGroup = 4, Layers = MicroLayers.ShapePreserving)]"));

    [Fact]
    public Task The_first_stage_can_be_what_cant_be_built() =>
        Verify.Reports(Declare.With(first: "[MacroFirst({|OSNAS0203:Block.Conv|}, 3, 8, Group = 2)]"));

    [Fact]
    public Task A_candidate_that_is_there_already_is_a_duplicate() => Verify.Message(
        "OSNAS0204",
        DiagnosticSeverity.Warning,
        "Candidate 2 (conv k3) is the same as candidate 0; remove one of them",
        Declare.With(micro: "[Micro(Block.Conv)]\n[Micro(Block.Skip)]\n[{|#0:Micro(\"conv\", KernelSize = 3)|}]"));

    [Theory]
    [InlineData("[Micro(Block.Conv)]\n[Micro(Block.Conv, KernelSize = 5)]")]
    [InlineData("[Micro(Block.Conv)]\n[Micro(Block.SepConv)]")]
    [InlineData("[Micro(Block.Conv)]\n[Micro(Block.Conv, Layers = MicroLayers.ShapeChanging)]")]
    public Task Candidates_that_differ_are_no_duplicates(string micro) => Verify.Reports(Declare.With(micro: micro));

    [Fact]
    public Task An_option_without_effect_is_told() => Verify.Message(
        "OSNAS0205",
        DiagnosticSeverity.Warning,
        "KernelSize has no effect on 'skip', which has no options; remove it",
        Declare.With(micro: "[Micro(Block.Skip, {|#0:KernelSize = 5|})]"));

    [Fact]
    public Task An_option_of_a_block_of_ones_own_may_be_named_there() => Verify.Message(
        "OSNAS0205",
        DiagnosticSeverity.Warning,
        "KernelSize has no effect on 'mine', which has no options; remove it, or name BlockOption.KernelSize in the block's Options",
        Declare.With(micro: "[Micro(\"mine\", {|#0:KernelSize = 5|})]", type: "public partial class MySpace;\n"
            + "[Block(\"mine\")] public sealed class Mine : Osnas.Blocks.CustomBlock { public override Osnas.Graph.GraphValue "
            + "Lower(Osnas.Blocks.BlockContext context, Osnas.Graph.GraphBuilder graph) => graph.Input; }"));

    [Theory]
    [InlineData("[Micro(Block.Conv, {|OSNAS0205:ExpansionRate = 6|}, KernelSize = 5)]")]
    [InlineData("[Micro(Block.MaxPool, {|OSNAS0205:Activation = Activation.Swish|}, {|OSNAS0205:Group = 0|})]")]
    [InlineData("[Micro(Block.MixConv, KernelSizes = [3, 5], {|OSNAS0205:KernelSize = 3|})]")]
    [InlineData("[Micro(Block.Conv, {|OSNAS0205:HiddenChannels = 24|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0205:SqueezeExciteOf = SqueezeExciteOf.Input|})]")]
    [InlineData("[Micro(Block.Mobile, SqueezeExcite = false, {|OSNAS0205:SqueezeExciteDivisor = 8|})]")]
    [InlineData("[Micro(Block.Mobile, {|OSNAS0205:ExpansionRate = 1|}, HiddenChannels = 24)]")]
    public Task Options_have_to_have_an_effect(string micro) => Verify.Reports(Declare.With(micro: micro));

    [Fact]
    public Task Options_of_squeeze_excite_without_it_are_told() => Verify.Message(
        "OSNAS0205",
        DiagnosticSeverity.Warning,
        "SqueezeExciteDivisor has no effect on 'mobile', which has no squeeze-excite; remove it, or set SqueezeExcite = true",
        Declare.With(micro: "[Micro(Block.Mobile, {|#0:SqueezeExciteDivisor = 8|})]"));

    [Fact]
    public Task Two_numbers_of_hidden_channels_are_told() => Verify.Message(
        "OSNAS0202",
        DiagnosticSeverity.Error,
        "Candidate 0 (mobile): HiddenChannels is 24 and ExpansionRate is 3; remove one of them",
        Declare.With(micro: "[Micro(Block.Mobile, ExpansionRate = 3, {|#0:HiddenChannels = 24|})]"));

    [Fact]
    public Task An_expansion_rate_beside_hidden_channels_is_told() => Verify.Message(
        "OSNAS0205",
        DiagnosticSeverity.Warning,
        "ExpansionRate has no effect on 'mobile', which has HiddenChannels; remove it",
        Declare.With(micro: "[Micro(Block.Mobile, {|#0:ExpansionRate = 1|}, HiddenChannels = 24)]"));

    [Fact]
    public Task A_linear_layer_may_come_before_the_classifier() => Verify.Reports(Declare.With(
        last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Linear, 16, 32, Activation = Activation.HSwish)]\n"
            + "[MacroLast(Block.Classifier, 32)]"));

    [Fact]
    public Task Stages_have_options_without_effect_too() => Verify.Reports(Declare.With(
        last: "[MacroLast(Block.GlobalAverage, {|OSNAS0205:KernelSize = 3|})]\n[MacroLast(Block.Classifier, 16)]"));

    [Fact]
    public Task All_candidates_of_a_layer_give_the_same_shape() => Verify.Message(
        "OSNAS0206",
        DiagnosticSeverity.Error,
        "Candidate 0 (conv k3 p0) gives 8x14x14 at layer 0 (8->8 s1) but candidate 1 (skip) gives 8x16x16; all candidates of a layer "
            + "must give the same shape; leave Padding out",
        Declare.With(micro: "[Micro({|#0:Block.Conv|}, Padding = 0)]\n[Micro(Block.Skip)]"));

    [Fact]
    public Task Candidates_that_all_shrink_the_map_are_fine() => Verify.Reports(Declare.With(
        micro: "[Micro(Block.Conv, Padding = 0)]\n[Micro(Block.SepConv, Padding = 0)]"));
}
