using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>OSNAS0304.</summary>
public sealed class OwnShapeTests
{
    [Fact]
    public Task The_message_has_both_shapes() => Verify.Message(
        "OSNAS0304",
        DiagnosticSeverity.Error,
        "This ModelCfgShape is 4 x 2; MySpace has 4 search layers and 3 candidates, so it must be 4 x 3",
        Space("public static ModelCfgShape ModelCfgShape => {|#0:new(4, 2)|};"));

    [Theory]
    [InlineData("public static ModelCfgShape ModelCfgShape => {|OSNAS0304:new(22, 9)|};")]
    [InlineData("public static ModelCfgShape ModelCfgShape { get; } = {|OSNAS0304:new(3, 4)|};")]
    [InlineData("public static readonly ModelCfgShape ModelCfgShape = {|OSNAS0304:new ModelCfgShape(4, 2)|};")]
    [InlineData("private const int Layers = 5; public static ModelCfgShape ModelCfgShape => {|OSNAS0304:new(Layers, 3)|};")]
    [InlineData("public static ModelCfgShape ModelCfgShape => {|OSNAS0304:new(MacroCfg.Search.Count + 1, MicroCfg.Count)|};")]
    [InlineData("public static ModelCfgShape ModelCfgShape => {|OSNAS0304:new(MacroCfg.First.Count, MicroCfg.Count)|};")]
    [InlineData(
        "public static ModelCfgShape ModelCfgShape { get { var rows = MacroCfg.Search.Count; return {|OSNAS0304:new(rows * 6, 3)|}; } }")]
    [InlineData("public static ModelCfgShape ModelCfgShape => {|OSNAS0304:Make()|}; private static ModelCfgShape Make() => new(1, 1);")]
    public Task A_static_member_of_the_space_that_differs_is_reported(string member) => Verify.ReportsWithGenerator(Space(member));

    [Theory]
    [InlineData("public static ModelCfgShape ModelCfgShape => new(4, 3);")]
    [InlineData("public static ModelCfgShape ModelCfgShape => new(MacroCfg.Search.Count, MicroCfg.Count);")]
    [InlineData("public static ModelCfgShape ModelCfgShape => Spec.ModelCfgShape;")]
    [InlineData("public static ModelCfgShape ModelCfgShape { get; set; } = new(1, 1);")]
    [InlineData("public static ModelCfgShape ModelCfgShape { get; } = new(1, 1); static MySpace() => ModelCfgShape = new(4, 3);")]
    [InlineData("public static ModelCfgShape ModelCfgShape => new(System.Environment.ProcessorCount, 3);")]
    [InlineData("public static ModelCfgShape ModelCfgShape => System.DateTime.Now.Year > 2000 ? new(4, 3) : new(1, 1);")]
    public Task One_that_agrees_or_is_not_clear_is_fine(string member) => Verify.ReportsWithGenerator(Space(member));

    [Fact]
    public Task Beside_candidates_written_in_code_any_shape_is_fine() => Verify.ReportsWithGenerator(
        Mark(Space("public static MicroCfg MicroCfg => new([]); public static ModelCfgShape ModelCfgShape => new(4, 0);")));

    [Theory]
    [InlineData("LookUpTable", "{|OSNAS0304:new(1, 1)|}")]
    [InlineData("LookUpTable", "{|OSNAS0304:new(MacroCfg.Last.Count, MicroCfg.Count)|}")]
    [InlineData("LookUpTable", "{|OSNAS0304:new(base.ModelCfgShape.Rows, 1)|}")]
    [InlineData("Supernet", "{|OSNAS0304:new(Spec.MacroCfg.Search.Count, 9)|}")]
    [InlineData("LookUpTable", "base.ModelCfgShape")]
    [InlineData("LookUpTable", "new(MacroCfg.Search.Count, MicroCfg.Count)")]
    [InlineData("LookUpTable", "new(InputSize.Height, 3)")]
    [InlineData("Supernet", "MySpace.ModelCfgShape")]
    [InlineData("Supernet", "new(Layers.Count, 3)")]
    public Task An_override_in_a_component_is_compared(string component, string shape) => Verify.ReportsWithGenerator(
        Space($"public partial class {component} {{ public override ModelCfgShape ModelCfgShape => {shape}; }}"));

    [Fact]
    public Task A_class_that_derives_from_a_component_is_compared_too() => Verify.ReportsWithGenerator(
        Space(string.Empty) + "class Mine() : MySpace.LookUpTable(32, 10) { public override ModelCfgShape ModelCfgShape => "
            + "{|OSNAS0304:new(1, 1)|}; }");

    [Fact]
    public Task Any_other_class_has_any_shape() => Verify.ReportsWithGenerator(
        Space(string.Empty) + "class Mine { public static ModelCfgShape ModelCfgShape => new(1, 1); }");

    /// <summary>Marks the first candidate among the attributes, which have no effect there.</summary>
    private static string Mark(string space)
    {
        var start = space.IndexOf("[Micro(", StringComparison.Ordinal) + 1;
        var end = space.IndexOf(']', start);
        return $"{space[..start]}{{|OSNAS0205:{space[start..end]}|}}{space[end..]}";
    }

    private static string Space(string member) =>
        TableExample.Space.Replace(Declare.Class, $"public partial class MySpace\n{{\n{member}\n}}", StringComparison.Ordinal);
}
