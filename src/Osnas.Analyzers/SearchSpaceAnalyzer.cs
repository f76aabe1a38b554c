using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>Reports what is wrong with the declaration of a search space: whatever the generator's own parser finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SearchSpaceAnalyzer() : SpaceAnalyzer([.. Descriptors.Declaration])
{
    private protected override void Start(GuardedStart start)
    {
        var blocks = new Lazy<EquatableArray<BlockDeclaration>>(() => BlockReader.ReadAll(start.Compilation));
        start.OnType(type => SearchSpaceCheck.Run((INamedTypeSymbol)type.Symbol, () => blocks.Value, type.ReportDiagnostic, type.CancellationToken));
    }
}
