using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>Reports classes with <c>[Block]</c> that can't be blocks (OSNAS0207).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockAnalyzer() : SpaceAnalyzer(Descriptors.NotABlock)
{
    private protected override void Start(GuardedStart start) => start.OnType(type =>
        BlockRules.Check((INamedTypeSymbol)type.Symbol, type.Compilation.Assembly, () => start.Spaces.Blocks, type.ReportDiagnostic));
}
