using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators;

/// <summary>What the generator does, with reports and without a word of the code: all of them for the analyzer, and for the generator itself those on missing code.</summary>
internal static class SearchSpaceCheck
{
    /// <summary>Checks a type that is a search space or holds one. An exception anywhere in the generator's work is reported too (OSNAS0901).</summary>
    /// <param name="type">The type.</param>
    /// <param name="findBlocks">Gives all custom blocks of the compilation.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Run(INamedTypeSymbol type, Func<EquatableArray<BlockDeclaration>> findBlocks, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, DeclarationRules.LocationOf(type), report, () =>
        {
            if (DeclarationRules.HoldsSpace(type))
                DeclarationRules.CheckPartial(type, report);
            DeclarationRules.CheckDeclared(type, report);
            if (SpecReader.IsSpace(type))
                Generate(type, findBlocks, report, cancellation);
        });

    /// <summary>What of this keeps code from being generated.</summary>
    /// <param name="type">The type.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void FindMissingCode(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation) =>
        Guard.Run(type.Name, DeclarationRules.LocationOf(type), report, () =>
        {
            DeclarationRules.CheckDeclared(type, report);
            if (!SpecReader.IsSpace(type) || !DeclarationRules.IsLanguageNewEnough(type, report) || !DeclarationRules.CanBeSpace(type, report))
                return;
            foreach (var item in type.ContainingTypesAndSelf())
                DeclarationRules.CheckPartial(item, report);
            if (DeclarationRules.IsPartial(type))
                DeclarationRules.CheckMembers(type, DeclarationReader.Read(type), report);
        });

    private static void Generate(INamedTypeSymbol type, Func<EquatableArray<BlockDeclaration>> findBlocks, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (SearchSpaceParser.Parse(type, findBlocks, report, cancellation) is not { } space)
            return;
        var costs = SpaceCosts.Compute(space.Spec);
        foreach (var component in Component.All)
            component.Emit(space, costs);
    }
}
