using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0401.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Three layers and two candidates, the second of which is not allowed where the shape changes: in layer 1.</summary>
    private static readonly string Space = Declare.With(
        micro: "[Micro(Block.Mobile, ExpansionRate = 2)]\n[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]");

    [Fact]
    public Task An_index_has_to_be_of_a_candidate() => Verify.Message(
        "OSNAS0401",
        DiagnosticSeverity.Error,
        "MySpace: layer 2 chooses candidate 2; the space has the candidates 0 to 1",
        Use("new MySpace.Model(new Architecture(0, 0, {|#0:2|}));"));

    [Fact]
    public Task A_candidate_has_to_be_allowed_in_its_layer() => Verify.Message(
        "OSNAS0401",
        DiagnosticSeverity.Error,
        "MySpace: layer 1 (8->16 s2) chooses candidate 1 (skip), which is allowed in ShapePreserving layers only; candidates 0 are "
            + "allowed there",
        Use("new MySpace.Model(new Architecture(0, {|#0:1|}, 0));"));

    [Fact]
    public Task There_is_a_choice_for_each_layer() => Verify.Message(
        "OSNAS0401",
        DiagnosticSeverity.Error,
        "MySpace: the architecture has 2 choices; the space has 3 search layers",
        Use("new MySpace.Model({|#0:new Architecture(0, 0)|});"));

    [Theory]
    [InlineData("new MySpace.Model(new Architecture([0, 0, {|OSNAS0401:2|}]));")]
    [InlineData("new MySpace.Model(new([0, 0, {|OSNAS0401:-1|}]), classes: 5);")]
    [InlineData("new MySpace.Model(classes: 5, architecture: {|OSNAS0401:new([0])|});")]
    [InlineData("new MySpace.Model(new Architecture(new[] { 0, {|OSNAS0401:1|}, {|OSNAS0401:9|} }));")]
    [InlineData("new MySpace.Model(new Architecture(new int[3] { 0, 0, {|OSNAS0401:7 - 3|} }));")]
    [InlineData("new MySpace.Model(new Architecture(new List<int> { 0 }));")]
    [InlineData("new MySpace.Model({|OSNAS0401:new Architecture()|});")]
    [InlineData("new MySpace.Model(Architecture.Parse({|OSNAS0401:\"0,0\"|}));")]
    [InlineData("new MySpace.Model(Architecture.Parse({|OSNAS0401:\"[0, 1, 0]\"|}));")]
    [InlineData("new MySpace.Model(Architecture.Parse({|OSNAS0401:\"0,x,0\"|}));")]
    [InlineData("new MySpace.Model(Architecture.Parse({|OSNAS0401:Text|}));")]
    [InlineData("supernet.SetActivateArchitecture({|OSNAS0401:new(0, 0)|});")]
    [InlineData("table.GetModelInfo(InfoMetric.Flops, new(0, 0, {|OSNAS0401:5|}));")]
    [InlineData("MySpace.LookUpTable.Create(64).GetModelInfo(architecture: new(0, 0, {|OSNAS0401:5|}), metric: InfoMetric.Params);")]
    public Task Literals_are_checked_in_every_spelling(string statement) => Verify.ReportsWithGenerator(Use(statement));

    [Theory]
    [InlineData("var best = new Architecture(0, 0); new MySpace.Model({|OSNAS0401:best|});")]
    [InlineData("Architecture best = new([0, 1, 0]); supernet.SetActivateArchitecture({|OSNAS0401:best|}); "
        + "table.GetModelInfo(InfoMetric.Flops, {|OSNAS0401:best|});")]
    [InlineData("int[] choices = [0, 1, 0]; new MySpace.Model(new Architecture({|OSNAS0401:choices|}));")]
    [InlineData("var choices = new[] { 0, 0 }; new MySpace.Model({|OSNAS0401:new Architecture(choices)|});")]
    [InlineData("var text = Architecture.Parse(\"9,0,0\"); new MySpace.Model({|OSNAS0401:text|});")]
    [InlineData("new MySpace.Model({|OSNAS0401:Wrong|});")]
    [InlineData("new MySpace.Model({|OSNAS0401:Use.Wrong|});")]
    [InlineData("new MySpace.Model(new Architecture({|OSNAS0401:Choices|}));")]
    public Task A_literal_is_followed_through_a_name(string statements) => Verify.ReportsWithGenerator(Use(statements));

    [Theory]
    [InlineData("new MySpace.Model(new Architecture(0, 0, 1)); new MySpace.Model(new([1, 0, 0])); new "
        + "MySpace.Model(Architecture.Parse(\"1, 0, 1\"));")]
    [InlineData("var best = new Architecture(0, 0); best = new Architecture(0, 0, 0); new MySpace.Model(best);")]
    [InlineData("var best = new Architecture(0, 0); Change(ref best); new MySpace.Model(best);")]
    [InlineData("var best = new Architecture(0, 0); (best, _) = (new Architecture(0, 0, 0), 1); new MySpace.Model(best);")]
    [InlineData("var choices = new[] { 0, 9, 0 }; choices[1] = 0; new MySpace.Model(new Architecture(choices));")]
    [InlineData("var choices = new[] { 0, 9, 0 }; System.Array.Clear(choices); new MySpace.Model(new Architecture(choices));")]
    [InlineData("new MySpace.Model(new Architecture([.. new[] { 0, 0 }, 0]));")]
    [InlineData("new MySpace.Model(new Architecture(0, number, 0)); new MySpace.Model(new Architecture(new int[number]));")]
    [InlineData(
        "new MySpace.Model(Late); new MySpace.Model(new Architecture(Open)); new MySpace.Model(Architecture.Parse(number.ToString()));")]
    [InlineData("Take(new Architecture(9)); var unused = new Architecture(9, 9);")]
    [InlineData("BaseSupernet other = supernet; other.SetActivateArchitecture(new Architecture(9));")]
    public Task What_is_right_or_unclear_is_not_reported(string statements) => Verify.ReportsWithGenerator(Use(statements));

    [Fact]
    public Task The_users_own_code_may_take_an_architecture_of_another_form() => Verify.ReportsWithGenerator(
        Declare.With(type: """
            public partial class MySpace
            {
                public partial class LookUpTable
                {
                    public override double GetModelInfo(InfoMetric metric, Architecture architecture) => 0;
                    public static double Mine(Architecture architecture) => Create().GetModelInfo(InfoMetric.Flops, new(9)) + Create().Other(new(9));
                    private double Other(Architecture architecture) => 0;
                }
            }
            """));

    [Fact]
    public Task A_class_that_derives_from_a_component_is_of_its_space() => Verify.ReportsWithGenerator(
        Space,
        "using Osnas;\nnamespace Demo;\n"
            + "class Mine : MySpace.Supernet { public Mine() : base(5, null) => SetActivateArchitecture(new(0, 0, {|OSNAS0401:3|})); }");

    [Theory]
    [InlineData("class Mine() : MySpace.Model(new Architecture(0, 0, {|OSNAS0401:3|}));")]
    [InlineData("class Mine : MySpace.Model { public Mine() : base(new([0, 0, {|OSNAS0401:3|}])) { } }")]
    [InlineData("class Mine { private readonly object _model = new MySpace.Model(new Architecture(0, 0, {|OSNAS0401:3|})); }")]
    [InlineData("class Mine { MySpace.Model Make() => new(new Architecture(0, 0, {|OSNAS0401:3|})); }")]
    public Task Arguments_outside_of_statements_are_read_too(string type) =>
        Verify.ReportsWithGenerator(Space, $"using Osnas;\nnamespace Demo;\n{type}");

    [Fact]
    public Task A_declaration_that_is_wrong_itself_comes_first() => Verify.ReportsWithGenerator(
        Declare.With(search: string.Empty, last: "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 8)]", type: "public "
            + "partial class {|OSNAS0004:MySpace|} { void Use() => new Model(new Architecture(5)).Dispose(); }"));

    private static string Use(string statements) =>
        Space.Replace("using Osnas;\n", "using System.Collections.Generic;\nusing Osnas;\n", StringComparison.Ordinal) + $$"""
        class Use
        {
            public static readonly Architecture Wrong = new(0, 1, 0);
            public static readonly Architecture Late = new(0, 1, 0);
            private static readonly int[] Choices = [0, 0, 9];
            public static readonly int[] Open = [0, 0, 9];
            private const string Text = "0,0," + "2";
            static Use() => Late = new(0, 0, 0);
            static void Change(ref Architecture architecture) => architecture = new(0, 0, 0);
            static void Take(Architecture architecture) { }
            static void Run(MySpace.Supernet supernet, MySpace.LookUpTable table, int number)
            {
                {{statements}}
            }
        }
        """;
}
