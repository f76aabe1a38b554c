using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests;

public sealed class RobustnessTests
{
    private const int Step = 7;

    private static readonly string Valid = Declare.With(
        micro: "[Micro(\"mine\", KernelSize = 5)]\n[Micro(Block.MixConv, KernelSizes = [3, 5], SqueezeExcite = true)]\n[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]",
        type: "[Constraint(InfoMetric.Flops, AtMost = 1e9)]\npublic partial class MySpace\n{\n    public partial class LookUpTable { }\n}\n[Block(\"mine\", Options = BlockOption.KernelSize)]\npublic sealed class Mine : Osnas.Blocks.CustomBlock\n{\n    public override Osnas.Graph.GraphValue Lower(Osnas.Blocks.BlockContext context, Osnas.Graph.GraphBuilder graph) => graph.Input;\n}");

    [Fact]
    public async Task Nothing_fails_while_a_file_is_being_typed()
    {
        for (var length = 0; length <= Valid.Length; length += Step)
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
        var type = Compile(Valid).GetTypeByMetadataName("Demo.MySpace")!;
        var reported = new List<Diagnostic>();

        Guard.Run(type, reported.Add, () => throw new InvalidOperationException("Oh."));

        var diagnostic = Assert.Single(reported);
        Assert.Equal(DiagnosticIds.InternalError, diagnostic.Id);
        Assert.Equal("Osnas failed on 'MySpace', which is a bug in Osnas: InvalidOperationException: Oh.", diagnostic.GetMessage(null));
        Assert.Equal("MySpace", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_canceled_check_stops_without_a_report()
    {
        var type = Compile(Valid).GetTypeByMetadataName("Demo.MySpace")!;

        Assert.Throws<OperationCanceledException>(() => SearchSpaceCheck.Run(type, () => default, _ => Assert.Fail("reported"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_pragma_and_an_attribute_silence_a_diagnostic()
    {
        var duplicate = Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Skip)]");
        var pragma = duplicate.Replace("[Micro(Block.Skip)]\n[Micro", "[Micro(Block.Skip)]\n#pragma warning disable OSNAS0204\n[Micro", StringComparison.Ordinal);
        var attribute = duplicate.Replace("public partial", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Osnas\", \"OSNAS0204\")]\npublic partial", StringComparison.Ordinal);

        Assert.Single(await Analyze(duplicate));
        Assert.Empty(await Analyze(pragma));
        Assert.Empty(await Analyze(attribute));
    }

    private static async Task AssertNothingFails(string source) =>
        Assert.DoesNotContain(await Analyze(source), diagnostic => diagnostic.Id is DiagnosticIds.InternalError or "AD0001");

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string source) =>
        await Compile(source).WithAnalyzers(Verify.Analyzers).GetAnalyzerDiagnosticsAsync();

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Test",
        [CSharpSyntaxTree.ParseText(source)],
        Verify.References,
        new(OutputKind.DynamicallyLinkedLibrary));
}
