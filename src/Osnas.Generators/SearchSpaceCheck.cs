using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Generators;

/// <summary>
/// What is wrong with a search space: all of it for the analyzer, and for the generator what keeps code from being
/// generated.
/// </summary>
internal static class SearchSpaceCheck
{
    /// <summary>Checks a type that is a search space or holds one. An exception is reported too (OSNAS0901).</summary>
    /// <param name="type">The type.</param>
    /// <param name="readFacts">Reads the type, if it is a space.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Run(INamedTypeSymbol type, Func<SpaceFacts?> readFacts, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, DeclarationRules.LocationOf(type), report, () =>
        {
            if (DeclarationRules.HoldsSpace(type))
                DeclarationRules.CheckPartial(type, report);
            DeclarationRules.CheckDeclared(type, report);
            if (readFacts() is { } facts)
                SearchSpaceParser.Parse(facts, report, cancellation);
        });

    /// <summary>What of this keeps code from being generated.</summary>
    /// <param name="type">The type.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void FindMissingCode(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, DeclarationRules.LocationOf(type), report, () =>
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
