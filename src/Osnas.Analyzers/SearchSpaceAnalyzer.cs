using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers;

/// <summary>Reports all faults of a search space's declaration that the generator's parser finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SearchSpaceAnalyzer() : SpaceAnalyzer([.. Descriptors.Declaration])
{
    private protected override void Start(GuardedStart start) =>
        start.OnType(context => Check((INamedTypeSymbol)context.Symbol, start.Spaces, context));

    private static void Check(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context) =>
        SearchSpaceCheck.Run(type, () => spaces.FactsOf(type), context.ReportDiagnostic, context.CancellationToken);
}
