using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The rule that a space can be registered, so that commands and configurations find it by name (OSNAS0010).</summary>
internal static class RegistrationRules
{
    private static readonly GeneratedComponent[] Registered =
        [GeneratedMembers.Supernet, GeneratedMembers.Model, GeneratedMembers.LookUpTable];

    /// <summary>Whether generated code outside the class can access everything that it registers.</summary>
    public static bool IsReachable(INamedTypeSymbol space) => FindHidden(space) is null;

    /// <summary>Reports why a space isn't registered. An invalid space is reported only by its faults.</summary>
    public static void Check(INamedTypeSymbol space, SpaceDeclaration declaration, Action<Diagnostic> report)
    {
        if (declaration.Components.Any(component => component.Fault is not null))
            return;
        if (FindHidden(space) is { } hidden)
        {
            Report(hidden, $"'{hidden.Name}' is {SyntaxFacts.GetText(hidden.DeclaredAccessibility)}; make it internal or public");
        }
        else if (!declaration.LookUpTable.IsConstructible)
        {
            var table = ComponentReader.Find(space, GeneratedMembers.LookUpTable)!;
            Report(
                table, $"its {table.Name} has no constructor (ImageSize inputSize, int classes); add it, and make it internal or public");
        }

        // Editors offer no fix for a diagnostic outside the analyzed type.
        void Report(ISymbol culprit, string why)
        {
            var isInside = SymbolEqualityComparer.Default.Equals(culprit.ContainingType, space);
            var place = isInside ? culprit.Locations[0] : DeclarationRules.LocationOf(space);
            report(
                Diagnostic.Create(
                    Descriptors.NotRegistered, place, DiagnosticProperties.Of(IsMended(culprit, place) ? "internal" : null),
                    $"'{space.Name}'", why));
        }
    }

    /// <summary>Whether changing the accessibility at one location makes a type accessible.</summary>
    private static bool IsMended(ISymbol culprit, Location place) =>
        culprit is INamedTypeSymbol type
        && !BlockRules.IsReachable(culprit, culprit.ContainingAssembly)
        && type.Declarations().Any(part => part.Identifier.GetLocation().Equals(place))
        && type.Declarations()
            .All(part => part.Identifier.GetLocation().Equals(place) || !part.Modifiers.Any(ComponentReader.IsAccessibility));

    private static ISymbol? FindHidden(INamedTypeSymbol space) => space
        .ContainingTypesAndSelf()
        .Concat<ISymbol>(space.OwnMembers(GeneratedMembers.Spec.Name))
        .Concat(Registered.Select(component => ComponentReader.Find(space, component)).Where(IsStated).OfType<ISymbol>())
        .FirstOrDefault(symbol => !BlockRules.IsReachable(symbol, space.ContainingAssembly));

    /// <summary>
    /// Whether what the compiler says of a component's accessibility holds: where a partial one states none, the generated
    /// part makes it public.
    /// </summary>
    private static bool IsStated(INamedTypeSymbol? component) => component is not null
        && (component.Declarations().Any(part => part.Modifiers.Any(ComponentReader.IsAccessibility))
            || !DeclarationRules.IsPartial(component));
}
