using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>Reports what is wrong with the declaration of a search space: whatever the generator's own parser finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SearchSpaceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.GetAttributes().Any(attribute => SpecReader.Is(attribute, AttributeNames.SearchSpace)))
            SearchSpaceCheck.Run(type, context.ReportDiagnostic, context.CancellationToken);
    }
}
