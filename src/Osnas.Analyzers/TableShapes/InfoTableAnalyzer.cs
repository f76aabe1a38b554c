using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.TableShapes;

/// <summary>
/// Reports look-up tables whose InfoTable differs in shape from their space (OSNAS0301), or has a shape that can't be proven
/// (OSNAS0302).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfoTableAnalyzer() : SpaceAnalyzer(Descriptors.InfoTableDiffers, Descriptors.InfoTableIsUnknown)
{
    private protected override void Start(GuardedStart start) =>
        start.OnType(type => Check((INamedTypeSymbol)type.Symbol, start.Spaces, type));

    private static void Check(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context)
    {
        if (!type.BaseType.SelfAndBases().Any(ancestor => ancestor.IsOsnas("BaseLookUpTable")) || !TableShapeCheck.HasMethod(type))
            return;
        if ((spaces.FindAround(type) ?? NamedSpace.Find(type, spaces, context.Compilation)) is { } spec)
            TableShapeCheck.Run(new(type, spec, spaces, context.Compilation), context.ReportDiagnostic, context.CancellationToken);
    }
}
