using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>OSNAS0301 and OSNAS0302 beyond the corpus: messages, and where classes and their parts may be.</summary>
public sealed class InfoTableTests
{
    [Theory]
    [InlineData("new InfoTable(metric, 3, 3)", "{|#0:3|}", "The InfoTable is 3 x 3: there are 3 rows here")]
    [InlineData("new InfoTable(metric, MacroCfg.First.Count, 3)", "{|#0:MacroCfg.First.Count|}", "The InfoTable is 1 x 3: "
        + "MacroCfg.First.Count is 1")]
    [InlineData("new InfoTable(metric, 4, 1)", "{|#0:1|}", "The InfoTable is 4 x 1: there is 1 cell here")]
    [InlineData("new InfoTable(metric)", "{|#0:new InfoTable(metric)|}", "The InfoTable is 0 x 0: no row is added")]
    [InlineData(
        "InfoTable.FromRows(metric, MacroCfg.Last.Select(block => new double[3]))", "{|#0:MacroCfg.Last|}",
        "The InfoTable is 2 x 3: MacroCfg.Last has 2 blocks")]
    [InlineData("InfoTable.FromRows(metric, [[1, 2], [1, 2, 3]])", "{|#0:[1, 2]|}", "A row has 3 cells, but the first has 2: there "
        + "are 2 cells here")]
    public Task The_message_of_an_expression_says_why(string table, string marked, string message)
    {
        var text = marked.Replace("{|#0:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal);
        var start = table.IndexOf(text, StringComparison.Ordinal);
        return Says($"return {table.Remove(start, text.Length).Insert(start, marked)};", message);
    }

    [Theory]
    [InlineData(
        "foreach (var layer in {|#0:MacroCfg.First|}) table.AddRow([1, 2, 3]);",
        "The InfoTable is 1 x 3: the loop runs over MacroCfg.First (1 block)")]
    [InlineData("for (var l = 0; {|#0:l < 5|}; l++) table.AddRow([1, 2, 3]);", "The InfoTable is 5 x 3: the loop runs 5 times")]
    [InlineData(
        "foreach (var layer in {|#0:MacroCfg.Search|}) { table.AddRow([1, 2, 3]); if (layer.Stride == 2) break; }",
        "The InfoTable is 2 x 3: the loop over MacroCfg.Search ends after 2 of 4 layers")]
    [InlineData("foreach (var layer in MacroCfg.Search) { if (layer.Stride == 1) {|#0:table.AddRow([1, 2, 3])|}; }", "The InfoTable is "
        + "3 x 3: table.AddRow([1, 2, 3]) runs 3 times, but the loop runs over MacroCfg.Search (4 layers)")]
    [InlineData(
        "table.AddRow([1, 2, 3]); {|#0:table.AddRow([1, 2, 3])|};", "The InfoTable is 2 x 3: table.AddRow([1, 2, 3]) makes it 2 rows")]
    [InlineData(
        "var row = new List<double>(); foreach (var layer in MacroCfg.Search) { foreach (var candidate in MicroCfg) {|#0:row.Add(1)|}; "
            + "table.AddRow(row); }",
        "A row has 6 cells, but the first has 3: row.Add(1) runs 6 times, but the loop is in pass 2")]
    [InlineData(
        "table = new(metric, 4, 3); table[0, {|#0:MicroCfg.Count|}] = 1;", "There is no cell 3; there are 3 cells: MicroCfg.Count is 3")]
    public Task The_message_of_a_loop_says_why(string statements, string message) =>
        Says($"var table = new InfoTable(metric); {statements} return table;", message);

    [Fact]
    public Task The_message_of_an_unknown_shape_says_why() => Verify.Message(
        "OSNAS0302",
        DiagnosticSeverity.Info,
        "The shape of this InfoTable can't be proven here ('goto' isn't followed); it is checked when the table is built",
        Space + Nested("protected override InfoTable {|#0:ConstructInfoTable|}(InfoMetric metric) { goto end; end: return null!; }"));

    [Fact]
    public Task A_helper_may_be_in_another_part() => Verify.ReportsWithGenerator(
        Space + Nested("protected override InfoTable ConstructInfoTable(InfoMetric metric) => InfoTable.FromRows(metric, "
            + "MacroCfg.Search.Select(layer => Row()));"),
        "namespace Demo; partial class MySpace { partial class LookUpTable { private static double[] Row() => new "
            + "double[{|OSNAS0301:2|}]; } }");

    [Fact]
    public Task The_layers_of_another_space_are_others() => Verify.ReportsWithGenerator(
        Space + Nested("protected override InfoTable ConstructInfoTable(InfoMetric metric) => new(metric, "
            + "{|OSNAS0301:Other.ModelCfgShape.Rows|}, 3);"),
        Declare.With(type: "public partial class Other;"));

    [Fact]
    public Task Each_metric_has_a_table_of_its_own() => Verify.ReportsWithGenerator(
        Space + Nested("protected override InfoTable ConstructInfoTable(InfoMetric metric) => metric == InfoMetric.Latency ? "
            + "new(metric, {|OSNAS0301:2|}, 3) : new(metric, 4, {|OSNAS0301:2|});"));

    /// <summary>Prevents: a method that is followed for one metric alone though it asks which one it is.</summary>
    [Theory]
    [InlineData("var asked = metric; return asked == InfoMetric.Latency ? new(metric, {|OSNAS0301:2|}, 3) : new(metric, 4, 3);")]
    [InlineData("InfoTable Own() => metric == InfoMetric.Params ? new(metric, {|OSNAS0301:2|}, 3) : new(metric, 4, 3); return Own();")]
    [InlineData(
        "return Make(metric); } private InfoTable Make(InfoMetric asked) { return asked == InfoMetric.Params ? new(asked, {|OSNAS0301:5|}, "
            + "3) : new(asked, 4, 3);")]
    [InlineData("return new(metric, 4, {|OSNAS0301:metric == InfoMetric.Params ? 2 : 3|});")]
    public Task A_metric_that_is_asked_for_in_another_way_counts(string statements) => Verify.ReportsWithGenerator(
        Space + Nested($"protected override InfoTable ConstructInfoTable(InfoMetric metric) {{ {statements} }}"));

    [Theory]
    [InlineData("private InfoTable ConstructInfoTable(int size) => new(InfoMetric.Flops, size, 1);")]
    [InlineData("public InfoTable Other(InfoMetric metric) => new(metric, 1, 1);")]
    [InlineData("protected override InfoTable ConstructInfoTable(InfoMetric metric) => throw new System.NotSupportedException();")]
    public Task Other_methods_build_any_table(string member) => Verify.ReportsWithGenerator(Space + Nested(member));

    [Fact]
    public Task A_shape_of_its_own_cant_be_compared() => Verify.ReportsWithGenerator(
        Space + Nested("public override ModelCfgShape ModelCfgShape => {|OSNAS0304:new(1, 1)|}; protected override InfoTable "
            + "{|OSNAS0302:ConstructInfoTable|}(InfoMetric metric) => new(metric, 1, 1);"));

    [Fact]
    public Task A_table_of_any_space_has_no_shape_to_compare_with() => Verify.ReportsWithGenerator(
        Space + "abstract class Any(SearchSpaceSpec spec) : BaseLookUpTable(spec, 32, 10) { protected override InfoTable "
            + "ConstructInfoTable(InfoMetric metric) => new(metric, 1, 1); }");

    [Theory]
    [InlineData("the loop form of the document")]
    [InlineData("queries over the space")]
    [InlineData("a switch over the metric")]
    [InlineData("a helper that yields rows")]
    public async Task Nothing_fails_while_a_table_is_being_typed(string name)
    {
        const int step = 29;
        var example = TableExample.Read("Right")[name];
        for (var length = 0; length < example.Code.Length; length += step)
        {
            var diagnostics = await TableRun.Of(example with { Code = example.Code[..length] }).AnalyzeAsync();
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "AD0001" or "OSNAS0901");
        }
    }

    private static string Space => "using System.Collections.Generic;\nusing System.Linq;\n" + TableExample.Space;

    private static string Nested(string member) => $"partial class MySpace {{ public partial class LookUpTable {{ {member} }} }}\n";

    private static Task Says(string statements, string sentence) => Verify.Message(
        "OSNAS0301",
        DiagnosticSeverity.Error,
        $"{sentence}; MySpace has 4 search layers and 3 candidates, so its InfoTable must be 4 x 3",
        Space + Nested($"protected override InfoTable ConstructInfoTable(InfoMetric metric) {{ {statements} }}"));
}
