using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.Tests;

public sealed partial class RobustnessTests
{
    private const int Step = 7;

    private static readonly string Valid = Declare.With(
        micro: "[Micro(\"mine\", KernelSize = 5)]\n[Micro(Block.MixConv, KernelSizes = [3, 5], SqueezeExcite = true)]\n"
            + "[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]",
        type: "[Constraint(InfoMetric.Flops, AtMost = 1e9)]\npublic partial class MySpace\n{\n"
            + "    public partial class LookUpTable { }\n}\n[Block(\"mine\", Options = BlockOption.KernelSize)]\n"
            + "public sealed class Mine : Osnas.Blocks.CustomBlock\n{\n"
            + "    public override Osnas.Graph.GraphValue Lower(Osnas.Blocks.BlockContext context, Osnas.Graph.GraphBuilder graph) => "
            + "graph.Input;\n}");

    [Fact]
    public async Task Nothing_fails_while_a_file_is_being_typed()
    {
        for (var length = 0; length <= Valid.Length; length++)
            await AssertNothingFails(Valid[..length]);
    }

    [Fact]
    public async Task Nothing_fails_when_something_in_the_middle_is_missing()
    {
        for (var start = 0; start + Step <= Valid.Length; start += Step)
            await AssertNothingFails(Valid.Remove(start, Step));
    }

    [Fact]
    public void An_internal_error_is_reported_and_not_thrown()
    {
        var type = Compilations.Of(Valid).GetTypeByMetadataName("Demo.MySpace")!;
        var reported = new List<Diagnostic>();

        Guard.Run(type, reported.Add, () => throw new InvalidOperationException("Oh."));

        var diagnostic = Assert.Single(reported);
        Assert.Equal(DiagnosticIds.InternalError, diagnostic.Id);
        Assert.Equal("Osnas failed on 'MySpace'; this is a bug in Osnas: InvalidOperationException: Oh.", diagnostic.GetMessage(null));
        Assert.Equal(
            "MySpace",
            diagnostic.Location.SourceTree!.ToString().Substring(
                diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_canceled_check_stops_without_a_report()
    {
        var type = Compilations.Of(Valid).GetTypeByMetadataName("Demo.MySpace")!;

        Assert.Throws<OperationCanceledException>(() => SearchSpaceCheck.Run(
            type, () => SpaceFacts.Of(type, () => default), _ => Assert.Fail("reported"), new CancellationToken(canceled: true)));
    }

    /// <summary>At least one of every analyzer. The verifier of all other tests tries the pragma too.</summary>
    public static TheoryData<string, string> Reports => new()
    {
        { "OSNAS0001", Declare.With(type: "public class MySpace;") },
        { "OSNAS0011", "using Osnas;\n[Osnas.Criteria.Criterion(\"mine\")]\npublic sealed class Mine;" },
        { "OSNAS0101", Declare.With(search: "[MacroSearch(8, 16)]\n[MacroSearch(8, 16)]") },
        { "OSNAS0204", Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Skip)]") },
        { "OSNAS0205", Declare.With(micro: "[Micro(Block.Skip, KernelSize = 5)]") },
        { "OSNAS0207", "using Osnas;\n[Block(\"\")]\n"
            + "public sealed class Mine : Osnas.Blocks.CustomBlock { public override Osnas.Graph.GraphValue "
            + "Lower(Osnas.Blocks.BlockContext context, Osnas.Graph.GraphBuilder graph) => graph.Input; }" },
        { "OSNAS0311", Declare.With(type: "[Constraint(InfoMetric.Flops, AtMost = 1)]\npublic partial class MySpace;") },
        { "OSNAS0312", Declare.With(type: "[Constraint(InfoMetric.Params, AtMost = 1e9)]\npublic partial class MySpace;") },
        { "OSNAS0303", Declare.With(type: "[InfoTable(InfoMetric.Latency, \"pixel.json\")]\npublic partial class MySpace;") },
        { "OSNAS0301", Declare.With(type: "public partial class MySpace\n{\nclass Table() : BaseLookUpTable(null!, 1, 1)\n{\n"
            + "protected override InfoTable ConstructInfoTable(InfoMetric metric) =>\nnew(metric, 1, 2);\n}\n}") },
        { "OSNAS0304", Declare.With(type: "public partial class MySpace\n{\npublic static ModelCfgShape ModelCfgShape =>\nnew(1, 1);\n}") },
        { "OSNAS0401", Declare.With(type: "public partial class MySpace\n{\nabstract class Table() : BaseLookUpTable(null!, 1, 1)\n{\n"
            + "double Cost() =>\nGetModelInfo(InfoMetric.Flops, new(9));\n}\n}") },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_pragma_and_an_attribute_silence_a_diagnostic(string id, string source)
    {
        var line = Assert.Single(await Analyze(source)).Location.GetLineSpan().StartLinePosition.Line;
        var lines = source.Split('\n').ToList();
        lines.Insert(line, $"#pragma warning disable {id}");
        var attribute = Type().Replace(source, $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Osnas\", \"{id}\")]\n$0", 1);

        Assert.Empty(await Analyze(string.Join("\n", lines)));
        Assert.Empty(await Analyze(attribute));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_severity_of_editorconfig_counts(string id, string source)
    {
        Assert.Empty(await AnalyzeWith(id, ReportDiagnostic.Suppress, source));
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await AnalyzeWith(id, ReportDiagnostic.Info, source)).Severity);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await AnalyzeWith(id, ReportDiagnostic.Error, source)).Severity);
    }

    [Theory]
    [InlineData(
        "public partial class MySpace { public partial class LookUpTable { protected override InfoTable ConstructInfoTable(InfoMetric "
            + "metric) { try { return InfoTable.FromRows(metric, MacroCfg.Search.Select(layer => Rows.Of(layer)[..2])); } finally { "
            + "_count++; } } private int _count; } }\nstatic class Rows { public static double[] Of(LayerCfg layer) => new double[3]; }")]
    [InlineData("[InfoTable(InfoMetric.Latency, \"pixel.json\")]\n"
        + "public partial class MySpace { public static ModelCfgShape ModelCfgShape { get; } = new(MacroCfg.Search.Count, 2); public "
        + "static object New() => new Model(new Architecture([0, 1, 2]), 10); }")]
    public async Task Nothing_fails_while_hand_written_code_is_being_typed(string type)
    {
        var start = Declare.With(type: string.Empty);
        for (var length = 0; length <= type.Length; length += Step)
            await AssertNothingFails("using System.Linq;\n" + start + type[..length]);
    }

    private static async Task AssertNothingFails(string source) =>
        Assert.DoesNotContain(await Analyze(source), diagnostic => diagnostic.Id is DiagnosticIds.InternalError or "AD0001");

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeWith(string id, ReportDiagnostic severity, string source)
    {
        var compilation = Compilations.Of(source);
        return await compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severity(id, severity)))
            .WithAnalyzers(Verify.Analyzers).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string source) =>
        await Compilations.Of(source).WithAnalyzers(Verify.Analyzers).GetAnalyzerDiagnosticsAsync();

    [GeneratedRegex("^public .*class ", RegexOptions.Multiline)]
    private static partial Regex Type();

    /// <summary>What a compiler makes of <c>dotnet_diagnostic.OSNAS0204.severity = ...</c>.</summary>
    private sealed class Severity(string expected, ReportDiagnostic value) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = value;
            return diagnosticId == expected;
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
