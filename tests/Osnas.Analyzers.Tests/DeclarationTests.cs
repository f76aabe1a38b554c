using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0001 to OSNAS0005, and OSNAS0007.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public Task A_right_space_has_no_diagnostic() => Verify.Reports(Declare.With());

    [Theory]
    [InlineData("public class {|OSNAS0001:MySpace|};")]
    [InlineData("public sealed record {|OSNAS0001:MySpace|};")]
    public Task The_class_has_to_be_partial(string type) => Verify.Reports(Declare.With(type: type));

    [Fact]
    public Task A_class_that_is_not_partial_hides_no_other_mistake() => Verify.Reports(Declare.With(
        search: "[MacroSearch({|OSNAS0101:9|}, 16)]",
        micro: "[Micro(Block.Conv, {|OSNAS0202:KernelSize = 4|})]\n[Micro(Block.Skip, {|OSNAS0205:KernelSize = 5|})]\n"
            + "[{|OSNAS0204:Micro(Block.Skip)|}]",
        type: "public class {|OSNAS0001:MySpace|};"));

    [Fact]
    public Task The_classes_around_have_to_be_partial() =>
        Verify.Reports(Nested("class {|OSNAS0001:Outer|}", "struct {|OSNAS0001:Middle|}", "class {|OSNAS0001:MySpace|}"));

    [Fact]
    public Task Partial_classes_around_are_fine() =>
        Verify.Reports(Nested("partial class Outer", "internal partial struct Middle", "internal partial class MySpace"));

    [Theory]
    [InlineData("public partial class {|OSNAS0002:MySpace|}<T>;")]
    [InlineData("public static partial class {|OSNAS0002:MySpace|};")]
    [InlineData("file partial class {|OSNAS0002:MySpace|};")]
    [InlineData("public partial class {|OSNAS0002:Supernet|};")]
    [InlineData("public partial class {|OSNAS0002:spec|};")]
    public Task Some_classes_cant_be_a_space(string type) => Verify.Reports(Declare.With(type: type));

    [Theory]
    [InlineData("public partial struct {|OSNAS0002:MySpace|};")]
    [InlineData("public partial interface {|OSNAS0002:MySpace|};")]
    [InlineData("public partial record struct {|OSNAS0002:MySpace|};")]
    public Task Other_types_cant_be_a_space(string type) => Verify.Reports($"[Osnas.SearchSpace]\n{type}");

    [Fact]
    public Task A_space_in_a_generic_class_cant_be() =>
        Verify.Reports(Nested("partial class Outer<T>", "partial struct Middle", "partial class {|OSNAS0002:MySpace|}"));

    [Theory]
    [InlineData("public sealed partial class MySpace;")]
    [InlineData("public abstract partial class MySpace;")]
    [InlineData("public partial record MySpace;")]
    [InlineData("public partial record class @class;")]
    [InlineData("public partial class SupernetSpace;")]
    public Task Any_other_class_can_be_a_space(string type) => Verify.Reports(Declare.With(type: type));

    [Fact]
    public Task Layers_on_several_parts_have_no_order() => Verify.Reports(
        Declare.With(micro: string.Empty), "namespace Demo;\n[{|OSNAS0003:Osnas.Micro(\"skip\")|}]\npartial class MySpace;");

    [Fact]
    public Task Layers_on_several_parts_of_one_file_have_no_order_either() => Verify.Reports(
        Declare.With(micro: string.Empty, type: "public partial class MySpace;\n[{|OSNAS0003:Micro(Block.Skip)|}]\n"
            + "[Micro(Block.Zero)]\npartial class MySpace;"));

    [Fact]
    public Task All_layers_may_be_on_another_part_than_the_space() => Verify.Reports(
        "namespace Demo;\n[Osnas.SearchSpace(InputSize = 32, Classes = 10)]\npartial class MySpace;", Declare.With(space: string.Empty));

    [Fact]
    public Task Members_and_constraints_may_be_on_another_part() => Verify.Reports(
        Declare.With(), "namespace Demo;\n[Osnas.Constraint(Osnas.InfoMetric.Flops, AtMost = 2e5)]\npartial class MySpace { int x; }");

    [Fact]
    public Task Without_a_search_layer_there_is_nothing_to_search() => Verify.Reports(Declare.With(
        search: string.Empty, last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 8)]",
        type: "public partial class {|OSNAS0004:MySpace|};"));

    [Fact]
    public Task Without_a_candidate_there_is_nothing_to_search() =>
        Verify.Reports(Declare.With(micro: string.Empty, type: "public partial class {|OSNAS0004:MySpace|};"));

    [Fact]
    public Task A_layer_in_which_no_candidate_is_allowed_has_nothing_to_search() => Verify.Reports(Declare.With(
        search: "[MacroSearch(8, 8)]\n[{|OSNAS0004:MacroSearch(8, 16, Stride = 2, Repeat = 2)|}]",
        micro: "[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]"));

    [Theory]
    [InlineData("[SearchSpace({|OSNAS0005:InputSize = 0|}, Classes = 10)]")]
    [InlineData("[SearchSpace(InputSize = 32, {|OSNAS0005:Classes = 65537|})]")]
    [InlineData("[SearchSpace({|OSNAS0005:InputSize = -1|}, {|OSNAS0005:InputChannels = 0|}, {|OSNAS0005:Classes = -9|})]")]
    public Task Sizes_are_bounded(string space) => Verify.Reports(Declare.With(space: space));

    [Theory]
    [InlineData("[SearchSpace({|OSNAS0005:InputHeight = 0|}, InputWidth = 64)]")]
    [InlineData("[SearchSpace(InputHeight = 48, {|OSNAS0005:InputWidth = 65537|})]")]
    [InlineData("[SearchSpace({|OSNAS0012:InputHeight = 48|}, Classes = 10)]")]
    [InlineData("[SearchSpace({|OSNAS0012:InputWidth = 48|})]")]
    [InlineData("[SearchSpace({|OSNAS0012:InputSize = 32|}, InputWidth = 48)]")]
    [InlineData("[SearchSpace(InputHeight = 32, {|OSNAS0012:InputSize = 32|}, InputWidth = 32)]")]
    public Task Height_and_width_belong_together(string space) => Verify.Reports(Declare.With(space: space));

    [Theory]
    [InlineData(
        "InputHeight is 48; add InputWidth, or write InputSize for a square", "[SearchSpace({|#0:InputHeight = 48|}, Classes = 10)]")]
    [InlineData(
        "InputSize is 32, InputWidth is 48; write InputSize for a square, or InputHeight and InputWidth: not both",
        "[SearchSpace({|#0:InputSize = 32|}, InputWidth = 48)]")]
    public Task An_unclear_size_is_told_with_its_numbers(string message, string space) =>
        Verify.Message("OSNAS0012", DiagnosticSeverity.Error, message, Declare.With(space: space));

    [Theory]
    [InlineData("[SearchSpace(InputHeight = 48, InputWidth = 64)]")]
    [InlineData("[SearchSpace(InputHeight = 1, InputWidth = 65536, Classes = 1)]")]
    [InlineData("[SearchSpace(InputSize = 1, Classes = 1)]")]
    [InlineData("[SearchSpace(InputSize = 65536, Classes = 65536)]")]
    public Task The_bounds_themselves_are_fine(string space) => Verify.Reports(Declare.With(space: space));

    [Fact]
    public Task The_number_of_layers_is_bounded() => Verify.Reports(Declare.With(
        search: "[MacroSearch(8, 16, Repeat = 512)]\n[{|OSNAS0005:MacroSearch(16, 16)|}]", micro: "[Micro(Block.Conv)]"));

    [Fact]
    public Task The_cost_of_a_block_is_bounded() => Verify.Reports(Declare.With(
        micro: "[Micro(Block.Conv)]\n[Micro({|OSNAS0005:Block.Mobile|}, ExpansionRate = 4096, KernelSize = 4095)]",
        space: "[SearchSpace(InputSize = 65536, Classes = 10)]"));

    [Theory]
    [InlineData("[{|OSNAS0007:MacroSearch(8, 8)|}]\n[Micro(Block.Skip)] class A;")]
    [InlineData("[{|OSNAS0007:Micro(Block.Skip)|}]\nstatic class A<T>;")]
    [InlineData("[{|OSNAS0007:Constraint(InfoMetric.Flops, AtMost = 5)|}]\npartial class A;")]
    [InlineData("[{|OSNAS0007:InfoTable(InfoMetric.Latency, \"pixel.json\")|}]\nclass A;")]
    [InlineData("[System.Serializable, {|OSNAS0007:MacroLast(Block.GlobalAverage)|}]\nrecord A;")]
    [InlineData("partial class A;\n[{|OSNAS0007:Micro(Block.Skip)|}] partial class A;\n[Micro(Block.Zero)] partial class A;")]
    [InlineData("class A;")]
    public Task Layers_and_candidates_are_of_a_space(string type) => Verify.Reports($"using Osnas;\n{type}");

    private static string Nested(string outer, string middle, string type)
    {
        var space =
            Declare.With(type: $"{type};").Replace("namespace Demo;\n", string.Empty, StringComparison.Ordinal).Split("using Osnas;\n")[1];
        return $"using Osnas;\n{outer}\n{{\n{middle}\n{{\n{space}}}\n}}\n";
    }
}
