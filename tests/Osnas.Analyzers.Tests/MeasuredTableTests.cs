using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0303, and budgets of a measured latency.</summary>
public sealed class MeasuredTableTests
{
    private const string Rows = "[[1, 0.5], [2, 0.25], [1.5, 1]]";

    [Fact]
    public Task A_table_of_the_space_is_fine() => Verify.ReportsWithFiles([File(Json())], Space());

    [Theory]
    [InlineData("\"pixel.json\"", "'pixel.json' isn't among the project's additional files; add <AdditionalFiles "
        + "Include=\"pixel.json\" /> to the project")]
    [InlineData(
        "Names.File", "'a/b.json' isn't among the project's additional files; add <AdditionalFiles Include=\"a/b.json\" /> to the project")]
    [InlineData("\"\"", "the attribute names no file")]
    [InlineData("null!", "the attribute names no file")]
    public Task A_file_that_is_not_there_is_reported_at_the_argument(string file, string message) => Says(
        message, Space($"{{|#0:{file}|}}") + "static class Names { public const string File = \"a/b.json\"; }",
        ("/project/other.json", Json()));

    [Fact]
    public Task One_of_several_files_is_reported_with_all_of_them() => Says(
        "'pixel.json' could be /a/pixel.json or /b/pixel.json; write more of the path", Space("{|#0:\"pixel.json\"|}"),
        ("/b/pixel.json", Json()), ("/a/pixel.json", Json()));

    [Fact]
    public Task What_is_computed_is_not_measured() => Says(
        "Flops is computed exactly and needs no file; only Latency is measured",
        Space().Replace("InfoMetric.Latency", "{|#0:InfoMetric.Flops|}", StringComparison.Ordinal), File(Json()));

    [Fact]
    public Task A_space_with_blocks_of_its_own_takes_its_table_at_run_time() => Says(
        "a space with custom blocks takes its table at run time; read the file with LatencyTable and pass it to UseLatency",
        Space("{|#0:\"pixel.json\"|}").Replace("Block.Skip", "\"mine\"", StringComparison.Ordinal)
            + "[Block(\"mine\")] public sealed class Mine : Osnas.Blocks.CustomBlock { public override Osnas.Graph.GraphValue "
                + "Lower(Osnas.Blocks.BlockContext context, Osnas.Graph.GraphBuilder graph) => graph.Input; }",
        File(Json()));

    public static TheoryData<string, string, string> Faults => new()
    {
        { Rows, "[[1, 0.5], {|#0:[|}2, 0.25, 3], [1.5, 1]]", "row 1 has 3 cells; the space has 2 candidates" },
        { Rows, "{|#0:[|}[1, 0.5], [2, 0.25]]", "it has 2 rows; the space has 3 search layers" },
        { Rows, "[[1, 0.5], [2, {|#0:-0.25|}], [1.5, 1]]", "candidate 1 of layer 1 takes -0.25 ms; "
            + "a time must be a finite number, at least 0" },
        { Rows, "[[1, 0.5],\n [2, 0.25],\n [1.5, {|#0:null|}]]", "candidate 1 of layer 2 has no time" },
        { Rows, "[[1, 0.5], [2, {|#0:\"0.25\"|}], [1.5, 1]]", "a cell of row 1 is '0.25', not a time in milliseconds, or null for a "
            + "candidate that isn't allowed" },
        { Rows, "[[1, 0.5], {|#0:2|}, [1.5, 1]]", "row 1 is 2, not an array of times" },
        { Rows, "{|#0:{|}}", "'rows' is an object, not an array of rows" },
        { Rows, "[[1, 0.5], [2, {|#0:NaN|}], [1.5, 1]]", "this isn't JSON: 'NaN' isn't a value; a value is a number, a text in quotes, "
            + "true, false or null" },
        { Rows, "[[1, 0.5], [2, 0.25 {|#0:3|}], [1.5, 1]]", "this isn't JSON: ',' or ']' is expected, but there is '3'" },
        { "\"classes\": 10", "\"classes\": {|#0:100|}", "it was measured with 100 classes, not with 10" },
        { "\"classes\": 10", "\"classes\": {|#0:9.5|}", "'classes' is 9.5, not a whole number" },
        { "\"inputSize\": 32", "\"inputSize\": {|#0:224|}", "it was measured at 224x224 pixels, not at 32x32" },
        { "\"inputSize\": 32", "\"inputSize\": {|#0:[|}32, 64]", "it was measured at 32x64 pixels, not at 32x32" },
        { "\"inputSize\": 32", "\"inputSize\": {|#0:\"32x32\"|}", "'inputSize' is '32x32', not a whole number, or [height, width]" },
        { "\"metric\": \"latency\"", "\"metric\": {|#0:\"flops\"|}", "its metric is 'flops', not 'latency'" },
        { "\"base\": 0.75", "\"base\": {|#0:null|}", "'base' is null, not a number" },
        { "{\n  \"space\"", "{|#0:{|}\n  \"place\"", "it has no 'space'; write the file with 'table --metric latency --output'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public Task A_fault_is_reported_at_its_place_in_the_file(string part, string wrong, string message) =>
        Says(message, Space(), File(Json().Replace(part, wrong, StringComparison.Ordinal)));

    /// <summary>Unified layers of two sub-blocks, of which one may be left out.</summary>
    [Theory]
    [InlineData("[[1, 0], [1, 0], [2, 0], [2, 0], [3, 0], [3, 0]]", null)]
    [InlineData("{|#0:[|}[1, 0], [2, 0], [3, 0]]", "it has 3 rows; the space has 3 search layers x 2 sub-blocks")]
    [InlineData("[[1, 0], [1, 0], [2, 0], [2, 0], [3, 0], [3, {|#0:null|}]]", "candidate 1 of sub-block 1 of layer 2 has no time")]
    public Task The_table_of_a_unified_space_has_a_row_for_each_sub_block(string rows, string? fault)
    {
        var spec = Spec with
        {
            MicroCfg = new([new("depthwise_conv", BlockOptions.Default), new("zero", BlockOptions.Default)]),
            Superlayer = SuperlayerKind.Unified,
            MinExpansionRate = 1,
            MaxExpansionRate = 2,
        };
        var source = Space()
            .Replace(
                "Classes = 10", "Classes = 10, Superlayer = SuperlayerKind.Unified, MinExpansionRate = 1, MaxExpansionRate = 2",
                StringComparison.Ordinal)
            .Replace(Declare.Micro, "[Micro(Block.DepthwiseConv)]\n[Micro(Block.Zero)]", StringComparison.Ordinal);
        var file = File(Json(rows).Replace(Spec.Fingerprint, spec.Fingerprint, StringComparison.Ordinal));
        return fault is null ? Verify.ReportsWithFiles([file], source) : Says(fault, source, file);
    }

    [Fact]
    public Task A_table_of_another_space_is_reported_at_its_fingerprint_and_no_more() => Says(
        $"it belongs to the space MySpace (0123456789abcdef), not to MySpace ({Spec.Fingerprint})", Space(),
        File(Json("[[1]]").Replace($"\"{Spec.Fingerprint}\"", "{|#0:\"0123456789abcdef\"|}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{|#0:|}", "this isn't JSON: a value is expected, but the file ends")]
    [InlineData("{|#0:[|}1]", "this is an array, not the object that 'table --metric latency --output' writes")]
    public Task A_file_of_something_else_is_reported(string text, string message) => Says(message, Space(), File(text));

    [Fact]
    public Task Two_spaces_may_name_files_of_their_own() => Verify.ReportsWithFiles(
        [("/a/pixel.json", Json()), ("/b/pixel.json", Json().Replace("0.25", "{|OSNAS0303:-1|}", StringComparison.Ordinal)),
            ("/c/other.json", "no table")],
        Space("\"a/pixel.json\""),
        Space("\"b/pixel.json\"").Replace("class MySpace", "class Second", StringComparison.Ordinal));

    [Fact]
    public Task The_file_of_a_space_that_is_wrong_itself_is_only_read() => Verify.ReportsWithFiles(
        [File(Json("[[1]]"))], Space().Replace("MacroSearch(8, 8)", "MacroSearch({|OSNAS0101:9|}, 8)", StringComparison.Ordinal));

    [Fact]
    public Task A_nested_class_and_one_in_parts_name_files_too() => Verify.ReportsWithFiles(
        [File(Json("[[1, 0.5], [2, {|OSNAS0303:-1|}], [1.5, 1]]"))],
        Declare.With(type: "internal partial class MySpace;")
            .Replace(Declare.Space, "partial class Outer {\n" + Declare.Space, StringComparison.Ordinal) + "}",
        "namespace Demo; partial class Outer { [Osnas.InfoTable(Osnas.InfoMetric.Latency, \"pixel.json\")] partial class MySpace; }");

    [Theory]
    [InlineData("[Constraint(InfoMetric.Latency, {|OSNAS0311:AtMost = 2.4|})]")]
    [InlineData("[{|OSNAS0312:Constraint(InfoMetric.Latency, AtMost = 5.25)|}]")]
    [InlineData("[Constraint(InfoMetric.Latency, AtMost = 2.5)]")]
    public Task Budgets_of_a_measured_latency_are_judged(string constraint) =>
        Verify.ReportsWithFiles(
            [File(Json())], Space().Replace("public partial", constraint + "\npublic partial", StringComparison.Ordinal));

    private static SearchSpaceSpec Spec => new(
        "MySpace",
        new(
            [new("conv", 3, 8, 2, BlockOptions.Default)], [new(8, 8), new(8, 16, 2), new(16, 16)],
            [new("global_average", 0, 0, 1, BlockOptions.Default), new("classifier", 16, 10, 1, BlockOptions.Default, OutIsClasses: true)]),
        new([new("mobile", new() { ExpansionRate = 2 }), new("skip", BlockOptions.Default)]));

    private static string Space(string file = "\"pixel.json\"") =>
        Declare.With(type: $"[InfoTable(InfoMetric.Latency, {file})]\n{Declare.Class}");

    private static string Json(string rows = Rows) =>
        $"{{\n  \"space\": \"MySpace\",\n  \"fingerprint\": \"{Spec.Fingerprint}\",\n  \"metric\": \"latency\",\n  \"inputSize\": 32,\n"
            + $"  \"classes\": 10,\n  \"rows\": {rows},\n  \"base\": 0.75,\n  \"threads\": 1\n}}\n";

    private static (string Path, string Text) File(string json) => ("/project/tables/pixel.json", json);

    private static Task Says(string fault, string source, params (string Path, string Text)[] files) =>
        Verify.Message("OSNAS0303", DiagnosticSeverity.Error, $"The measured table of MySpace can't be used: {fault}", source, files);
}
