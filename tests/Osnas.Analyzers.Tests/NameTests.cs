using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Analyzers.Tests;

/// <summary>The user's own members beside generated ones (OSNAS0008), versions of C# (OSNAS0009) and registration (OSNAS0010).</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("public string {|OSNAS0008:Model|} { get; } = \"\";")]
    [InlineData("public static int {|OSNAS0008:Spec|} => 3;")]
    [InlineData("public void {|OSNAS0008:MacroCfg|}() { }")]
    [InlineData("public static SearchSpaceSpec? {|OSNAS0008:Spec|} => null;")]
    [InlineData("public SearchSpaceSpec {|OSNAS0008:Spec|} => null!;")]
    [InlineData("public const int {|OSNAS0008:LookUpTable|} = 1, {|OSNAS0008:MicroCfg|} = 2;")]
    [InlineData("public event System.Action {|OSNAS0008:Supernet|} { add { } remove { } }")]
    [InlineData("public enum {|OSNAS0008:ModelCfgShape|} { A }")]
    [InlineData("public class {|OSNAS0008:Spec|}<T>;")]
    [InlineData("public static int {|OSNAS0008:get_Spec|}() => 1;")]
    [InlineData("public partial class LookUpTable { private const int {|OSNAS0008:DeclaredTables|} = 1; }")]
    [InlineData("public partial class LookUpTable { public static int {|OSNAS0008:Create|}(ImageSize? a, int b) => b; }")]
    [InlineData("public partial class LookUpTable { public LookUpTable {|OSNAS0008:Create|}(ImageSize? a, int b) => this; }")]
    [InlineData("public partial class LookUpTable { private object {|OSNAS0008:DeclaredLatency|}() => this; }")]
    public Task A_taken_name_is_told_at_the_member(string members) => Verify.ReportsWithGenerator(SpaceWith(members));

    [Theory]
    [InlineData("public partial class {|CS0534:Supernet|} { private class {|OSNAS0008:ConstructSuperlayer|}; }")]
    [InlineData("public partial class {|CS0534:Supernet|} { public static BaseSuperlayer {|OSNAS0008:ConstructSuperlayer|}(int layer, "
        + "BatchNormOptions batchNorm) => null!; }")]
    public Task What_cant_be_generated_then_is_missing_in_the_users_own_class(string component) =>
        Verify.ReportsWithGenerator(SpaceWith(component));

    [Fact]
    public Task A_parameter_of_a_record_is_a_property_too() =>
        Verify.ReportsWithGenerator(Declare.With(type: "public partial record MySpace(string {|OSNAS0008:Model|});"));

    [Theory]
    [InlineData("public abstract string Model { get; }")]
    [InlineData("public abstract void Spec();")]
    public Task An_abstract_member_cant_be_hidden(string member) => Verify.ReportsWithGenerator(
        Declare.With(type: $"public abstract partial class {{|OSNAS0008:MySpace|}} : Base;\npublic abstract class Base {{ {member} }}"));

    [Fact]
    public Task The_message_says_what_to_do() => Verify.Message(
        "OSNAS0008",
        DiagnosticSeverity.Error,
        "'Spec' has the name of a property that is generated into 'MySpace': rename it, or declare it as 'public static "
            + "SearchSpaceSpec Spec' to take its place",
        SpaceWith("public static int {|#0:Spec|} => 3;"));

    [Fact]
    public Task The_message_of_a_method_has_its_form() => Verify.Message(
        "OSNAS0008",
        DiagnosticSeverity.Error,
        "'DeclaredTables' has the name of a member that is generated into 'MySpace.LookUpTable': rename it, or declare it as "
            + "'protected override string? DeclaredTables' to take its place",
        SpaceWith("public partial class LookUpTable { private int {|#0:DeclaredTables|} => 1; }"));

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "{|OSNAS0009:MySpace|}")]
    [InlineData(LanguageVersion.CSharp8, "{|OSNAS0009:MySpace|}")]
    [InlineData(LanguageVersion.CSharp9, "{|OSNAS0009:MySpace|}")]
    [InlineData(LanguageVersion.CSharp10, "{|OSNAS0009:MySpace|}")]
    [InlineData(LanguageVersion.CSharp11, "MySpace")]
    [InlineData(LanguageVersion.Preview, "MySpace")]
    public Task An_older_language_is_told_once(LanguageVersion language, string name) => Verify.ReportsIn(
        language,
        [],
        Declare.With(type: $"public partial class {name} {{ }}\n}}")
            .Replace("namespace Demo;", "namespace Demo\n{", StringComparison.Ordinal));

    [Theory]
    [InlineData("partial class {|OSNAS0010:MySpace|} { }", "public partial class Outer")]
    [InlineData("private partial class {|OSNAS0010:MySpace|} { }", "public partial class Outer")]
    [InlineData("private protected partial class {|OSNAS0010:MySpace|} { }", "public partial class Outer")]
    [InlineData("public partial class {|OSNAS0010:MySpace|} { }", "public partial class Outer { protected partial class Middle {", "}")]
    [InlineData("protected internal partial class MySpace { }", "public partial class Outer")]
    [InlineData("public partial class MySpace { private static SearchSpaceSpec {|OSNAS0010:Spec|} { get; } = new(\"\", MacroCfg, "
        + "MicroCfg); }", "public partial class Outer")]
    [InlineData("public partial class MySpace { private partial class {|OSNAS0010:Model|} { } }", "public partial class Outer")]
    [InlineData("public partial class MySpace { partial class Model { } }", "public partial class Outer")]
    [InlineData("public partial class MySpace { class {|OSNAS0010:LookUpTable|}(ImageSize inputSize, int classes) : "
        + "BaseLookUpTable(MySpace.Spec, inputSize, classes); }", "public partial class Outer")]
    [InlineData("public partial class MySpace { private partial class Superlayer { } }", "public partial class Outer")]
    [InlineData("public partial class MySpace { public partial class {|OSNAS0010:LookUpTable|} { private LookUpTable(ImageSize inputSize, "
        + "int classes) : base(MySpace.Spec, inputSize, classes) { } } }", "public partial class Outer")]
    [InlineData("public partial class MySpace { public partial class {|OSNAS0010:LookUpTable|}(string size) : "
        + "BaseLookUpTable(MySpace.Spec, size.Length, 1); }", "public partial class Outer")]
    public Task A_space_that_cant_be_registered_is_told(string type, string outer, string end = "")
    {
        var opening = outer.EndsWith('{') ? outer : $"{outer}\n{{";
        return Verify.ReportsWithGenerator(
            Declare.With(type: $"{type}\n}}{end}").Replace("namespace Demo;\n", $"namespace Demo;\n{opening}\n", StringComparison.Ordinal));
    }

    [Fact]
    public Task The_message_names_what_is_private() => Verify.Message(
        "OSNAS0010",
        DiagnosticSeverity.Warning,
        "Commands and configuration files can't find 'MySpace' by name: 'Outer' is private; make it internal or public",
        Declare.With(type: "public partial class {|#0:MySpace|};\n}\n}").Replace("namespace Demo;\n", "namespace Demo;\n"
            + "public partial class Far\n{\nprivate partial class Outer\n{\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("public partial class {|CS0534:{|CS7036:{|OSNAS0006:Supernet|}|}|} : Mine;\n"
        + "public abstract class Mine(int classes) : BaseSupernet(MySpace.Spec.WithClasses(classes), null);")]
    [InlineData("public partial class {|OSNAS0006:LookUpTable|} : Mine;\n"
        + "public abstract class Mine : BaseLookUpTable { private Mine(SearchSpaceSpec spec, int size, int classes) : base(spec, size, "
        + "classes) { } protected Mine() : this(MySpace.Spec, 1, 1) { } }")]
    public Task A_base_class_needs_the_constructor_that_generated_code_calls(string component) =>
        Verify.ReportsWithGenerator(SpaceWith(component));

    [Fact]
    public Task A_name_with_a_line_end_leaves_the_message_one_line() => Verify.Message(
        "OSNAS0201",
        DiagnosticSeverity.Error,
        "Candidate 0 is 'a\"\\\\u000A{0}\\uD83D', but there is no such block; the blocks are avgpool, classifier, conv, "
            + "depthwise_conv, global_average, linear, maxpool, mixconv, mobile, sepconv, shuffle, shuffleX, shuffle_v2, "
            + "shuffle_v2_xception, skip, zero",
        Declare.With(micro: "[Micro({|#0:\"a\\\"\\\\\\n{0}\\uD83D\"|})]\n[Micro(Block.Conv)]"));

    [Theory]
    [InlineData("[Block({|OSNAS0207:\"a\\nb\"|})]")]
    [InlineData("[Block({|OSNAS0207:\"\\uD83D\"|})]")]
    [InlineData("[Block(\"a\\\"\\\\ {0} <b> &amp; \\U0001F600\")]")]
    [InlineData("[Block(\"mine\", {|OSNAS0207:Options = BlockOption.KernelSize | (BlockOption)1073741824|})]")]
    [InlineData("[Block(\"mine\", Options = (BlockOption)3)]")]
    public Task A_block_has_a_name_that_can_be_shown_and_options_that_there_are(string attribute) => Verify.ReportsWithGenerator(
        $"using Osnas;\nusing Osnas.Blocks;\nusing Osnas.Graph;\n{attribute}\n"
            + $"public sealed class Mine : CustomBlock {{ public override GraphValue Lower(BlockContext context, GraphBuilder graph) => "
            + $"graph.Input; }}");

    [Fact]
    public Task A_measured_table_of_no_metric_is_told() => Verify.Message(
        "OSNAS0303",
        DiagnosticSeverity.Error,
        "The measured table of MySpace can't be used: its metric is 9; only Latency is measured and comes from a file",
        Declare.With(type: "[InfoTable({|#0:(InfoMetric)9|}, \"pixel.json\")]\npublic partial class MySpace;"));

    private static string SpaceWith(string members) => Declare.With(type: $"public partial class MySpace\n{{\n{members}\n}}");
}
