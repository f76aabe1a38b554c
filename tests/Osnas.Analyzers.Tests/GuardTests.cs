using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Analyzers.Tests;

/// <summary>OSNAS0901: an exception in any analyzer is reported where it was met, and the compiler doesn't see it.</summary>
public sealed class GuardTests
{
    private const string Source = "class Here { string Text => 1.ToString(\"R\"); }";

    public static TheoryData<string, string> Places => new()
    {
        { nameof(GuardedStart.OnType), "Here" },
        { nameof(GuardedStart.OnNode), "\"R\"" },
        { nameof(GuardedStart.OnAdditionalFile), "/project/file.json" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_exception_is_reported_where_it_was_met(string step, string place)
    {
        var compilation = CSharpCompilation.Create(
            "Test", [CSharpSyntaxTree.ParseText(Source)], Verify.References, new(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([new TextFile()]);

        var diagnostic = Assert.Single(await compilation.WithAnalyzers([new Failing(step)], options).GetAnalyzerDiagnosticsAsync());

        Assert.Equal("OSNAS0901", diagnostic.Id);
        Assert.EndsWith("; this is a bug in Osnas: InvalidOperationException: Oh.", diagnostic.GetMessage(null), StringComparison.Ordinal);
        var (path, span) = (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan);
        var found = diagnostic.Location.IsInSource ? Source.Substring(span.Start, span.Length) : path;
        Assert.Equal(place, found);
    }

    [Fact]
    public void All_analyzers_are_guarded() => Assert.All(Verify.Analyzers, analyzer => Assert.IsAssignableFrom<SpaceAnalyzer>(analyzer));

    [Fact]
    public void All_analyzers_are_tested() => Assert.Equal(
        typeof(SpaceAnalyzer).Assembly
            .GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        Verify.Analyzers.Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal));

#pragma warning disable RS1001 // It isn't one to be found by hosts.
    private sealed class Failing(string step) : SpaceAnalyzer
    {
        private protected override void Start(GuardedStart start)
        {
            switch (step)
            {
                case nameof(GuardedStart.OnType):
                    start.OnType(_ => Fail());
                    break;
                case nameof(GuardedStart.OnNode):
                    start.OnNode(SyntaxKind.Argument, _ => Fail());
                    break;
                case nameof(GuardedStart.OnAdditionalFile):
                    start.OnAdditionalFile(_ => Fail());
                    break;
                default:
                    throw new InvalidOperationException($"There is no step {step}.");
            }
        }

        private static void Fail() => throw new InvalidOperationException("Oh.");
    }
#pragma warning restore RS1001

    private sealed class TextFile : AdditionalText
    {
        public override string Path => "/project/file.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("1");
    }
}
