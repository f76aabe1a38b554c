using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>Diagnostics of spaces whose layers are one block each: three layers of three sub-blocks.</summary>
public sealed class UnifiedTests
{
    private const string Micro =
        "[Micro(Block.DepthwiseConv, KernelSize = 3)]\n[Micro(Block.DepthwiseConv, KernelSize = 5)]\n[Micro(Block.Zero)]";
    private static readonly string Space = With("MinExpansionRate = 2, MaxExpansionRate = 3");

    [Fact]
    public Task A_right_declaration_has_no_diagnostic() => Verify.ReportsWithGenerator(Space);

    [Theory]
    [InlineData("MinExpansionRate = 1, {|OSNAS0202:MaxExpansionRate = 65|}")]
    [InlineData("{|OSNAS0202:MinExpansionRate = 4|}, MaxExpansionRate = 3")]
    [InlineData("{|OSNAS0202:MinExpansionRate = 0|}, MaxExpansionRate = 3")]
    public Task Expansions_are_in_their_range(string expansions) => Verify.ReportsWithGenerator(With(expansions));

    [Fact]
    public Task An_expansion_has_to_be_stated() => Verify.ReportsWithGenerator(
        Declare.With(
            space: "[{|OSNAS0202:SearchSpace(InputSize = 32, Classes = 10, Superlayer = SuperlayerKind.Unified)|}]", micro: Micro));

    [Fact]
    public Task A_layer_has_a_bound_of_choices() => Verify.Message(
        "OSNAS0005",
        DiagnosticSeverity.Error,
        "A layer of 64 sub-blocks has 47901 ways to choose them; the limit is 4096: lower MaxExpansionRate, or remove candidates",
        With("MinExpansionRate = 2, {|#0:MaxExpansionRate = 64|}", Micro + "\n[Micro(Block.DepthwiseConv, KernelSize = 7)]"));

    [Theory]
    [InlineData("[Micro({|OSNAS0203:Block.Mobile|})]")]
    [InlineData("[Micro({|OSNAS0203:Block.Zero|}, Layers = MicroLayers.ShapeChanging)]")]
    [InlineData("[Micro(Block.DepthwiseConv, {|OSNAS0202:Activation = Activation.HSwish|})]")]
    [InlineData("[Micro(Block.DepthwiseConv, KernelSize = 7, {|OSNAS0202:BatchNorm = false|})]")]
    [InlineData("[Micro(Block.DepthwiseConv, KernelSize = 7, {|OSNAS0205:ExpansionRate = 2|})]")]
    public Task Candidates_are_sub_blocks(string candidate) =>
        Verify.ReportsWithGenerator(With("MinExpansionRate = 2, MaxExpansionRate = 3", $"{Micro}\n{candidate}"));

    [Fact]
    public Task Expansions_mean_nothing_for_other_layers() => Verify.ReportsWithGenerator(
        Declare.With(
            space: "[SearchSpace(InputSize = 32, Classes = 10, {|OSNAS0205:MinExpansionRate = 2|}, {|OSNAS0205:MaxExpansionRate = 6|})]"));

    [Theory]
    [InlineData("0,0,0,0,0,0,0,0", "MySpace: the architecture has 8 choices; the space has 3 search layers x 3 sub-blocks, so 9")]
    [InlineData("0,0,0,0,3,0,0,0,0", "MySpace: sub-block 1 of layer 1 chooses candidate 3; the space has the candidates 0 to 2")]
    [InlineData(
        "0,0,0,2,0,2,0,0,0", "MySpace: layer 1 (8->16 s2) has expansion 1, because 2 of its 3 sub-blocks are zero; MinExpansionRate is 2")]
    public Task An_architecture_has_a_choice_for_each_sub_block(string choices, string message) => Verify.Message(
        "OSNAS0401", DiagnosticSeverity.Error, message, Use($"new MySpace.Model(Architecture.Parse({{|#0:\"{choices}\"|}}));"));

    [Fact]
    public Task Too_few_sub_blocks_are_reported_at_the_first_of_the_layer() => Verify.ReportsWithGenerator(
        Use("new MySpace.Model(new Architecture(0, 2, 1, {|OSNAS0401:2|}, 2, 2, {|OSNAS0401:1|}, 2, 2));"));

    [Fact]
    public Task Any_order_of_sub_blocks_is_right() =>
        Verify.ReportsWithGenerator(Use("new MySpace.Model(new Architecture(2, 1, 0, 0, 2, 0, 1, 1, 2));"));

    [Fact]
    public Task A_table_has_a_row_for_each_sub_block() => Verify.Message(
        "OSNAS0301",
        DiagnosticSeverity.Error,
        "The InfoTable is 3 x 3: the loop runs over MacroCfg.Search (3 layers); MySpace has 3 search layers x 3 sub-blocks and 3 "
            + "candidates, so its InfoTable must be 9 x 3",
        Table("foreach (var layer in {|#0:MacroCfg.Search|}) table.AddRow(new double[MicroCfg.Count]);"));

    [Theory]
    [InlineData("foreach (var layer in MacroCfg.Search) for (var sub = 0; sub < Spec.MaxExpansionRate; sub++) table.AddRow(new "
        + "double[MicroCfg.Count]);")]
    [InlineData("for (var row = 0; row < MacroCfg.Search.Count * Spec.RowsPerLayer; row++) table.AddRow(new double[MicroCfg.Count]);")]
    [InlineData("for (var row = 0; row < MacroCfg.Search.Count * 3; row++) table.AddRow(new double[3]);")]
    [InlineData("for (var row = 0; row < ModelCfgShape.Rows; row++) table.AddRow(MicroCfg.Select(candidate => GetBlockInfo(candidate, "
        + "MacroCfg.Search[Spec.LayerOf(row)], 8, metric)));")]
    public Task Loops_over_layers_and_sub_blocks_are_right(string loop) => Verify.ReportsWithGenerator(Table(loop));

    [Fact]
    public Task A_budget_is_judged_by_the_networks_that_there_are() => Verify.ReportsWithGenerator(
        Space.Replace(
            "public partial", "[Constraint(InfoMetric.Params, {|OSNAS0311:AtMost = 1000|})]\npublic partial", StringComparison.Ordinal));

    private static string With(string expansions, string micro = Micro) =>
        Declare.With(
            space: $"[SearchSpace(InputSize = 32, Classes = 10, Superlayer = SuperlayerKind.Unified, {expansions})]", micro: micro);

    private static string Use(string statement) => Space + $$"""
        class Use
        {
            static void Run()
            {
                {{statement}}
            }
        }
        """;

    private static string Table(string loop) =>
        Space.Replace("using Osnas;\n", "using System.Linq;\nusing Osnas;\n", StringComparison.Ordinal)
            .Replace("public partial class MySpace;", $$"""
        public partial class MySpace
        {
            public partial class LookUpTable
            {
                protected override InfoTable ConstructInfoTable(InfoMetric metric)
                {
                    var table = new InfoTable(metric);
                    {{loop}}
                    return table;
                }
            }
        }
        """, StringComparison.Ordinal);
}
