using Microsoft.CodeAnalysis;
using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests;

/// <summary>Classes with <c>[Block]</c> (OSNAS0207), and spaces that use them.</summary>
public sealed class BlockTests
{
    private const string Usings =
        "using Osnas;\nusing Osnas.Blocks;\nusing Osnas.Graph;\nusing static TorchSharp.torch;\nnamespace Demo;\n";
    private const string Lower = "{ public override GraphValue Lower(BlockContext context, GraphBuilder graph) => graph.Input; }";
    private const string Forward = "{ public override Tensor forward(Tensor input) => input; }";

    private static readonly string Classes =
        $"[Block(\"ghost\", Options = BlockOption.KernelSize)] public sealed class Ghost : CustomBlock {Lower}\n"
        + $"[Block(\"gated\")] internal sealed class Gated(BlockContext context) : nn.Module<Tensor, Tensor>(context.ToString()) "
            + $"{Forward}\n";

    private static readonly string Blocks = Usings + Classes;

    [Fact]
    public Task Custom_blocks_of_both_forms_are_blocks() => Verify.ReportsWithGenerator(
        Declare.With(first: "[MacroFirst(\"ghost\", 3, 8, Stride = 2)]", micro: "[Micro(\"ghost\", KernelSize = 5)]\n"
            + "[Micro(\"gated\")]\n[Micro(Block.Conv)]"),
        Blocks);

    [Fact]
    public Task The_name_of_a_custom_block_may_be_meant() => Verify.Message(
        "OSNAS0201",
        DiagnosticSeverity.Error,
        "Candidate 0 is 'ghots', but there is no such block; did you mean 'ghost'?",
        Usings + Declare
            .With(micro: "[Micro({|#0:\"ghots\"|})]\n[Micro(Block.Conv)]\n[Micro(\"ghost\")]")
            .Replace("using Osnas;\nnamespace Demo;\n", string.Empty, StringComparison.Ordinal) + Classes);

    [Fact]
    public Task A_custom_block_that_was_meant_is_written_by_its_name() => Verify.Fix<UnknownBlockFix>(
        [Declare.With(
            micro: "[Micro({|OSNAS0201:nameof(Ghots)|})]\n[Micro(Block.Conv)]\n[Micro(\"Ghost\")]",
            type: "public partial class MySpace;\nclass Ghots;"), Blocks.Replace("\"ghost\"", "\"Ghost\"", StringComparison.Ordinal)],
        [Declare.With(
            micro: "[Micro(\"Ghost\")]\n[Micro(Block.Conv)]\n[{|OSNAS0204:Micro(\"Ghost\")|}]",
            type: "public partial class MySpace;\nclass Ghots;"), Blocks.Replace("\"ghost\"", "\"Ghost\"", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("[Micro(\"ghost\", {|OSNAS0205:ExpansionRate = 2|})]")]
    [InlineData("[Micro(\"gated\", {|OSNAS0205:KernelSize = 5|})]")]
    [InlineData("[Micro(\"ghost\", {|OSNAS0202:KernelSize = 4|})]")]
    [InlineData("[Micro(\"ghost\")]\n[{|OSNAS0204:Micro(\"ghost\", KernelSize = 3)|}]")]
    [InlineData("[Micro(\"ghost\", KernelSize = 5)]\n[{|OSNAS0204:Micro(\"ghost\", {|OSNAS0205:Group = 2|}, KernelSize = 5)|}]")]
    [InlineData("[Micro(\"ghost\")]\n[Micro(\"ghost\", KernelSize = 5)]\n[Micro(\"gated\")]")]
    public Task Options_are_judged_by_what_the_class_declares(string micro) => Verify.Reports(Declare.With(micro: micro), Blocks);

    [Fact]
    public Task The_rest_of_a_space_is_checked_as_ever() => Verify.Reports(
        Declare.With(
            search: "[MacroSearch({|OSNAS0101:9|}, 8)]\n[MacroSearch(8, 16, Stride = 2)]\n[MacroSearch(16, 16, {|OSNAS0102:Stride = 3|})]",
            micro: "[Micro(\"ghost\")]\n[Micro({|OSNAS0203:Block.Conv|}, Group = 3)]"),
        Blocks);

    [Fact]
    public Task A_candidate_that_gives_another_shape_than_declared_differs_from_a_custom_one() => Verify.Reports(
        Declare.With(micro: "[Micro({|OSNAS0206:Block.Conv|}, Padding = 0)]\n[Micro(\"ghost\")]"), Blocks);

    [Theory]
    [InlineData("[MacroLast(\"ghost\", 16, 10)]")]
    [InlineData("[MacroLast(\"gated\")]\n[MacroLast(Block.Classifier, 16)]")]
    [InlineData("[MacroLast(\"gated\")]\n[MacroLast(Block.Conv, 16, 16, KernelSize = 9, Padding = 0)]\n[MacroLast(Block.Classifier, 16)]")]
    [InlineData("[MacroLast(\"gated\")]\n[MacroLast(Block.Classifier, {|OSNAS0101:17|})]")]
    [InlineData("[MacroLast(\"gated\")]\n[MacroLast(Block.Classifier, 16)]\n[MacroLast(Block.GlobalAverage, {|OSNAS0101:11|}, 11)]")]
    [InlineData("[MacroLast({|OSNAS0104:Block.Conv|}, 16, 10)]")]
    public Task What_a_custom_block_of_the_last_stage_gives_is_not_known(string last) =>
        Verify.Reports(Declare.With(last: last, micro: "[Micro(\"ghost\")]"), Blocks);

    [Fact]
    public Task Costs_that_are_not_known_are_not_judged() => Verify.Reports(
        Declare.With(
            micro: "[Micro(\"ghost\")]\n[Micro(Block.Conv)]", type: "[Constraint(InfoMetric.Flops, AtMost = 1)]\n" + Declare.Class),
        Blocks);

    [Theory]
    [InlineData("[Block(\"b\")] class {|OSNAS0207:B|};")]
    [InlineData("[Block(\"b\")] abstract class {|OSNAS0207:B|} : CustomBlock;")]
    [InlineData("[Block(\"b\")] static class {|OSNAS0207:B|};")]
    [InlineData("[Block(\"b\")] class {|OSNAS0207:B|}<T> : CustomBlock " + Lower)]
    [InlineData("[Block(\"b\")] file class {|OSNAS0207:B|} : CustomBlock " + Lower)]
    [InlineData("class Outer { [Block(\"b\")] class {|OSNAS0207:B|} : CustomBlock " + Lower + " }")]
    [InlineData("[Block(\"b\")] class {|OSNAS0207:B|}(int size) : CustomBlock { public override GraphValue Lower(BlockContext context, "
        + "GraphBuilder graph) => graph.Zero(graph.Input, size, 1); }")]
    [InlineData("[Block(\"b\")] class {|OSNAS0207:B|} : CustomBlock { private B() { } public override GraphValue Lower(BlockContext "
        + "context, GraphBuilder graph) => graph.Input; }")]
    [InlineData("[Block(\"b\")] class {|OSNAS0207:B|}() : nn.Module<Tensor, Tensor>(\"\") " + Forward)]
    [InlineData("[Block({|OSNAS0207:\"\"|})] class B : CustomBlock " + Lower)]
    [InlineData("[Block({|OSNAS0207:null|})] class B : CustomBlock " + Lower)]
    [InlineData("[Block({|OSNAS0207:name: Block.Skip|})] class B : CustomBlock " + Lower)]
    [InlineData(
        "[Block({|OSNAS0207:\"b\"|})] class B : CustomBlock " + Lower + "\n[Block({|OSNAS0207:\"b\"|})] class C : CustomBlock " + Lower)]
    public Task A_class_that_cant_be_a_block_is_told(string source) => Verify.Reports(Usings + source);

    [Theory]
    [InlineData("[Block(\"b\")] class B : CustomBlock " + Lower)]
    [InlineData("[BlockAttribute(\"b\")] class B : A;\nabstract class A : CustomBlock " + Lower)]
    [InlineData("class Outer { [Block(\"b\")] internal class B : CustomBlock " + Lower + " }")]
    [InlineData("[Block(\"b\")] partial class B : CustomBlock;\npartial class B " + Lower)]
    [InlineData("class B;")]
    public Task A_class_that_can_be_a_block_is_fine(string source) => Verify.Reports(Usings + source);

    [Fact]
    public Task The_message_says_why() => Verify.Message(
        "OSNAS0207", DiagnosticSeverity.Error, "'B' can't be the block 'ghost': 'Demo.Ghost' has that name too", Usings
            + $"[Block({{|#0:\"ghost\"|}})] class B : CustomBlock {Lower}\n#pragma warning disable OSNAS0207\n"
                + $"[Block(\"ghost\")] class Ghost : CustomBlock {Lower}");
}
