using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests;

/// <summary>Each fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class CodeFixTests
{
    [Fact]
    public Task A_class_is_made_partial() => Verify.Fix<MakePartialFix>(
        Declare.With(type: "public sealed class {|OSNAS0001:MySpace|};"), Declare.With(type: "public sealed partial class MySpace;"));

    [Fact]
    public Task A_record_is_made_partial() => Verify.Fix<MakePartialFix>(
        Declare.With(type: "/// <summary>Mine.</summary>\nrecord {|OSNAS0001:MySpace|};"), Declare.With(type: "/// <summary>Mine.</summary>\npartial record MySpace;"));

    [Fact]
    public Task The_classes_around_are_made_partial() => Verify.Fix<MakePartialFix>(
        Around("static class {|OSNAS0001:Outer|}", "internal readonly struct {|OSNAS0001:Inner|}", "internal class {|OSNAS0001:MySpace|};"),
        Around("static partial class Outer", "internal readonly partial struct Inner", "internal partial class MySpace;"));

    [Theory]
    [InlineData("private sealed", "internal sealed")]
    [InlineData("/// <summary>Mine.</summary>\n        protected", "/// <summary>Mine.</summary>\n        internal")]
    [InlineData("private protected abstract", "internal abstract")]
    [InlineData("sealed protected", "sealed internal")]
    [InlineData("/* mine */", "/* mine */ internal")]
    public Task A_class_is_made_internal(string before, string after) => Verify.Fix<MakeInternalFix>(
        Around("static partial class Outer", "internal partial class Inner", $"{before} partial class {{|OSNAS0010:MySpace|}};"),
        Around("static partial class Outer", "internal partial class Inner", $"{after} partial class MySpace;"));

    [Fact]
    public Task A_class_without_a_modifier_is_made_internal() => Verify.Fix<MakeInternalFix>(
        Declare.With(type: "public partial class MySpace\n{\n    // Mine.\n    class {|OSNAS0010:LookUpTable|}(int inputSize, int classes) : BaseLookUpTable(null!, inputSize, classes);\n}"),
        Declare.With(type: "public partial class MySpace\n{\n    // Mine.\n    internal class LookUpTable(int inputSize, int classes) : BaseLookUpTable(null!, inputSize, classes);\n}"));

    [Fact]
    public Task A_class_in_a_private_one_is_left_as_it_is()
    {
        var source = Around("static partial class Outer", "private partial class Inner", "internal partial class {|OSNAS0010:MySpace|};");
        return Verify.Fix<MakeInternalFix>(source, source);
    }

    [Fact]
    public Task Classes_in_several_files_are_made_partial() => Verify.Fix<MakePartialFix>(
        [Declare.With(type: "class {|OSNAS0001:A|};"), Declare.With(type: "class {|OSNAS0001:B|};")],
        [Declare.With(type: "partial class A;"), Declare.With(type: "partial class B;")]);

    [Fact]
    public Task A_class_with_layers_becomes_a_space() => Verify.Fix<AddSearchSpaceFix>(
        Bare("/// <summary>Mine.</summary>\n[System.Obsolete, {|OSNAS0007:MacroFirst(Block.Conv, 3, 8)|}]", "{|OSNAS0007:MacroFirst(Block.Conv, 3, 8)|}"),
        Bare("/// <summary>Mine.</summary>\n[SearchSpace]\n[System.Obsolete, MacroFirst(Block.Conv, 3, 8)]", "SearchSpace]\n[MacroFirst(Block.Conv, 3, 8)"));

    [Fact]
    public Task A_layer_follows_the_channels_before() => Verify.Fix<FollowChannelsFix>(
        Declare.With(search: "[MacroSearch(8, 12)]\n[MacroSearch({|OSNAS0101:9|} /* in */, 16, Stride = 2)]"),
        Declare.With(search: "[MacroSearch(8, 12)]\n[MacroSearch(12 /* in */, 16, Stride = 2)]"));

    [Fact]
    public Task All_layers_and_stages_follow_the_channels_before() => Verify.Fix<FollowChannelsFix>(
        Declare.With(
            first: "[MacroFirst(Block.Conv, {|OSNAS0101:1|}, 8)]",
            search: "[MacroSearch(outChannels: 16, {|OSNAS0101:inChannels: 9|})]",
            last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, {|OSNAS0101:20|})]"),
        Declare.With(
            first: "[MacroFirst(Block.Conv, 3, 8)]",
            search: "[MacroSearch(outChannels: 16, inChannels: 8)]",
            last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]"));

    [Fact]
    public Task Constants_from_elsewhere_are_replaced_where_they_are_used() => Verify.Fix<FollowChannelsFix>(
        [Declare.With(search: "[MacroSearch({|OSNAS0101:Widths.Wide|}, Widths.Wide)]"), "static class Widths { public const int Wide = 16; }"],
        [Declare.With(search: "[MacroSearch(8, Widths.Wide)]"), "static class Widths { public const int Wide = 16; }"]);

    [Fact]
    public Task A_misspelt_block_is_replaced_as_a_literal() => Verify.Fix<DidYouMeanBlockFix>(
        Declare.With(micro: "[Micro({|OSNAS0201:\"moblie\"|})]\n[Micro({|OSNAS0201:block: \"Skip\"|})]"),
        Declare.With(micro: "[Micro(\"mobile\")]\n[Micro(block: \"skip\")]"));

    [Fact]
    public Task A_misspelt_block_is_replaced_by_a_member_where_it_was_one() => Verify.Fix<DidYouMeanBlockFix>(
        Declare.With(micro: "[Micro({|OSNAS0201:Names.Skip|})]\n[Micro({|OSNAS0201:nameof(Block.Mobile)|})]", type: "partial class MySpace;\nstatic class Names { public const string Skip = \"skipp\"; }"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Mobile)]", type: "partial class MySpace;\nstatic class Names { public const string Skip = \"skipp\"; }"));

    [Fact]
    public Task A_block_is_named_by_the_alias_that_there_is() => Verify.Fix<DidYouMeanBlockFix>(
        "using B = Osnas.Block;\n" + Declare.With(micro: "[Micro({|OSNAS0201:nameof(B.Skip)|})]"), "using B = Osnas.Block;\n" + Declare.With(micro: "[Micro(B.Skip)]"));

    [Fact]
    public Task A_block_that_is_like_no_other_has_no_fix()
    {
        var source = Declare.With(micro: "[Micro({|OSNAS0201:\"xyzzy\"|})]\n[Micro(Block.Skip)]");
        return Verify.Fix<DidYouMeanBlockFix>(source, source);
    }

    [Fact]
    public Task Duplicates_are_removed() => Verify.Fix<RemoveDuplicateFix>(
        Declare.With(micro: "[Micro(Block.Skip)]\n[{|OSNAS0204:Micro(Block.Skip)|}]\n[Micro(Block.Conv), {|OSNAS0204:Micro(\"conv\")|}]\n[{|OSNAS0204:Micro(Block.Conv)|}, {|OSNAS0204:Micro(Block.Skip)|}]"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Conv)]"));

    [Fact]
    public Task A_duplicate_goes_with_its_comments_and_the_rest_stays_as_it_is_written() => Verify.Fix<RemoveDuplicateFix>(
        Declare.With(micro: "[Micro(Block.Skip)] // first\n// The same again.\n[{|OSNAS0204:Micro(Block.Skip)|}] // same\n[{|OSNAS0204:Micro(Block.Skip)|}]\n   [Micro(Block.Conv)]"),
        Declare.With(micro: "[Micro(Block.Skip)] // first\n   [Micro(Block.Conv)]"));

    [Fact]
    public Task Options_without_effect_are_removed() => Verify.Fix<RemoveOptionFix>(
        Declare.With(micro: "[Micro(Block.Skip, {|OSNAS0205:KernelSize = 5|})]\n[Micro(Block.Conv, {|OSNAS0205:ExpansionRate = 6|}, KernelSize = 5, {|OSNAS0205:PointGroup = 2|})]"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Conv, KernelSize = 5)]"));

    [Fact]
    public Task Options_on_lines_of_their_own_are_removed_with_the_line() => Verify.Fix<RemoveOptionFix>(
        Declare.With(micro: "[Micro(\n    Block.Skip,\n    {|OSNAS0205:KernelSize = 5|},\n    {|OSNAS0205:Group = 2|})]\n[Micro(\n    Block.Conv,\n    {|OSNAS0205:ExpansionRate = 6|},\n    KernelSize = 5)]"),
        Declare.With(micro: "[Micro(\n    Block.Skip)]\n[Micro(\n    Block.Conv,\n    KernelSize = 5)]"));

    [Fact]
    public Task A_budget_becomes_feasible() => Verify.Fix<UseFeasibleBudgetFix>(
        Declare.With(type: "[Constraint(InfoMetric.Flops, {|OSNAS0311:AtMost = 1_000|} /* tight */)]\n[Constraint(InfoMetric.Params, {|OSNAS0311:AtLeast = 1e9|})]\npartial class MySpace;"),
        Declare.With(type: "[Constraint(InfoMetric.Flops, AtMost = 63_648 /* tight */)]\n[Constraint(InfoMetric.Params, AtLeast = 2_978)]\npartial class MySpace;"));

    private static string Bare(string first, string second)
    {
        const string rest = "[MacroSearch(8, 8)]\n[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 8)]\n[Micro(Block.Skip)]\npartial class";
        return $"using Osnas;\n{first}\n{rest} A;\n[{second}]\n{rest} B;\n";
    }

    private static string Around(string outer, string inner, string type) =>
        $"using Osnas;\n{outer}\n{{\n    {inner}\n    {{\n        {Declare.With(type: type).Split("Demo;\n")[1].TrimEnd().Replace("\n", "\n        ", StringComparison.Ordinal)}\n    }}\n}}\n";
}
