using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>Reports classes of searchers, samplers, criteria and data formats that can't be registered by name (OSNAS0011).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedOptionsAnalyzer() : SpaceAnalyzer(Descriptors.NotNamedOptions)
{
    private protected override void Start(GuardedStart start) => start.OnType(type =>
        NamedOptionsRules.Check((INamedTypeSymbol)type.Symbol, () => start.Spaces.NamedOptions, type.ReportDiagnostic));
}
