using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>From attributes to the model. The only place that reasons: generator and analyzers both call it, so they can't disagree.</summary>
internal static class SearchSpaceParser
{
    /// <summary>Whether a node is the part of a type that holds its first <c>[SearchSpace]</c>.</summary>
    public static bool IsDeclaredAt(INamedTypeSymbol type, SyntaxNode node) =>
        type.GetAttributes().FirstOrDefault(attribute => SpecReader.Is(attribute, AttributeNames.SearchSpace))?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == node.SyntaxTree
        && node.Span.Contains(reference.Span);

    /// <summary>Parses the declaration of a search space.</summary>
    /// <param name="type">The class.</param>
    /// <param name="findBlocks">Gives all custom blocks of the compilation; called if the space uses one.</param>
    /// <param name="report">Takes what is wrong. Without it, only that is checked which code generation depends on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The model, right or wrong; null if no code can be generated into the type.</returns>
    public static SearchSpaceModel? Parse(
        INamedTypeSymbol type, Func<EquatableArray<BlockDeclaration>> findBlocks, Action<Diagnostic>? report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var declared = SpecReader.Read(type);
        if (declared is null || !DeclarationRules.IsLanguageNewEnough(type, report) || !DeclarationRules.CanBeSpace(type, report))
            return null;
        var isPartial = DeclarationRules.IsPartial(type);
        var canHoldCode = isPartial && NameRules.AreFree(type);
        if (report is null && !canHoldCode)
            return null;

        var space = new SearchSpaceModel(declared.Spec, DeclarationReader.Read(type), declared.LatencyFile);
        if (CustomBlocks.HasOthers(declared.Spec))
            space = space.With(findBlocks());

        if (report is not null && isPartial)
            DeclarationRules.CheckMembers(type, space.Declaration, report);
        if (report is not null && canHoldCode)
            RegistrationRules.Check(type, space.Declaration, report);

        // Where the compiler itself has found an error, the rest of the attributes says little about the whole.
        if (report is not null && DeclarationRules.IsInOnePart(type, report) && declared.IsComplete)
            SpecRules.Check(type, declared with { Spec = space.Spec }, CustomBlocks.CatalogOf(space.Blocks), report);
        return canHoldCode ? space : null;
    }
}
