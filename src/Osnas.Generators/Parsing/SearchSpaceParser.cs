using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>
/// Parses the attributes of a class to the model. The generator and the analyzers both call it, so that they can't
/// disagree.
/// </summary>
internal static class SearchSpaceParser
{
    /// <summary>Whether a node is the part of a type that holds its first <c>[SearchSpace]</c>.</summary>
    public static bool IsDeclaredAt(INamedTypeSymbol type, SyntaxNode node) =>
        type.GetAttributes()
            .FirstOrDefault(attribute => SpecReader.Is(attribute, AttributeNames.SearchSpace))?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == node.SyntaxTree
        && node.Span.Contains(reference.Span);

    /// <summary>Parses the declaration of a search space.</summary>
    /// <param name="facts">The class.</param>
    /// <param name="report">Receives the diagnostics. If it is null, only the rules for code generation are checked.</param>
    /// <param name="cancellation">The cancellation token.</param>
    /// <returns>The model, even if invalid; null if no code can be generated into the type.</returns>
    public static SearchSpaceModel? Parse(SpaceFacts facts, Action<Diagnostic>? report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (type, declared) = (facts.Type, facts.Declared);
        if (!DeclarationRules.IsLanguageNewEnough(type, report) || !DeclarationRules.CanBeSpace(type, report))
            return null;
        var isPartial = DeclarationRules.IsPartial(type);
        var canHoldCode = isPartial && NameRules.AreFree(type);
        if (report is null && !canHoldCode)
            return null;

        var space = new SearchSpaceModel(declared.Spec, DeclarationReader.Read(type), declared.LatencyFile).With(facts.Blocks);
        if (report is not null && isPartial)
            DeclarationRules.CheckMembers(type, space.Declaration, report);
        if (report is not null && canHoldCode)
            RegistrationRules.Check(type, space.Declaration, report);

        // After a compiler error, the remaining attributes are incomplete.
        if (report is not null && DeclarationRules.IsInOnePart(type, report) && declared.IsComplete)
            SpecRules.Check(facts, report);
        return canHoldCode ? space : null;
    }
}
