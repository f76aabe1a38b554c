using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Generators;

/// <summary>
/// Finds the faults of a search space: all faults for the analyzer, and for the generator those that prevent code
/// generation.
/// </summary>
internal static class SearchSpaceCheck
{
    /// <summary>Checks a type that is a search space or contains one. An exception is reported too (OSNAS0901).</summary>
    /// <param name="type">The type.</param>
    /// <param name="readFacts">Reads the type if it is a space.</param>
    /// <param name="report">Receives the diagnostics.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static void Run(INamedTypeSymbol type, Func<SpaceFacts?> readFacts, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, () => DeclarationRules.LocationOf(type), report, () =>
        {
            if (DeclarationRules.HoldsSpace(type))
                DeclarationRules.CheckPartial(type, report);
            DeclarationRules.CheckDeclared(type, report);
            if (readFacts() is { } facts)
                SearchSpaceParser.Parse(facts, report, cancellation);
        });

    /// <summary>Reports the faults that prevent code generation.</summary>
    /// <param name="type">The type.</param>
    /// <param name="report">Receives the diagnostics.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static void FindMissingCode(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, () => DeclarationRules.LocationOf(type), report, () =>
        {
            DeclarationRules.CheckDeclared(type, report);
            if (!SpecReader.IsSpace(type)
                || !DeclarationRules.IsLanguageNewEnough(type, report)
                || !DeclarationRules.CanBeSpace(type, report))
                return;
            foreach (var item in type.ContainingTypesAndSelf())
                DeclarationRules.CheckPartial(item, report);
            if (DeclarationRules.IsPartial(type))
                DeclarationRules.CheckMembers(type, DeclarationReader.Read(type), report);
        });
}
