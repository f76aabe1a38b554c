using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers;

/// <summary>The start of an analyzer. What it registers here is guarded: an exception is reported where it was met (OSNAS0901).</summary>
internal sealed class GuardedStart(CompilationStartAnalysisContext start)
{
    /// <summary>The search spaces of the compilation.</summary>
    public SpaceCache Spaces { get; } = SpaceCache.Of(start.Compilation);

    public void OnType(Action<SymbolAnalysisContext> action) => start.RegisterSymbolAction(
        context => Guard.Run(context.Symbol, context.ReportDiagnostic, () => action(context)), SymbolKind.NamedType);

    public void OnNode(SyntaxKind kind, Action<SyntaxNodeAnalysisContext> action) => start.RegisterSyntaxNodeAction(
        context => Guard.Run(
            context.ContainingSymbol?.Name ?? string.Empty, context.Node.GetLocation, context.ReportDiagnostic, () => action(context)),
        kind);

    public void OnAdditionalFile(Action<AdditionalFileAnalysisContext> action) => start.RegisterAdditionalFileAction(
        context => Guard.Run(
            Path.GetFileName(context.AdditionalFile.Path), () => Location.Create(context.AdditionalFile.Path, default, default),
            context.ReportDiagnostic, () => action(context)));
}
