using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers;

/// <summary>Reports what is wrong with the declaration of a search space: whatever the generator's own parser finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SearchSpaceAnalyzer() : SpaceAnalyzer([.. Descriptors.Declaration])
{
    private protected override void Start(GuardedStart start) =>
        start.OnType(context => Check((INamedTypeSymbol)context.Symbol, start.Spaces, context));

    private static void Check(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context) =>
        SearchSpaceCheck.Run(type, () => spaces.FactsOf(type), context.ReportDiagnostic, context.CancellationToken);
}
