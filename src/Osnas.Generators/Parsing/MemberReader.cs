using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>Distinguishes members that replace generated ones from members that only have the same name.</summary>
internal static class MemberReader
{
    /// <summary>Whether the user wrote a member of a component, valid or not, so that it isn't generated.</summary>
    public static bool IsWritten(INamedTypeSymbol type, GeneratedMember member) =>
        FindWrong(type, member).Any()
        || type.Ancestors().Prepend(type)
            .TakeWhile(item => item.ContainingAssembly?.Name != OsnasAssemblies.Runtime)
            .Any(item => item.OwnMembers(member.Name).Any(symbol => Replaces(symbol, member)));

    /// <summary>Whether the user wrote a property of a space, valid or not, so that it isn't generated.</summary>
    public static bool IsWritten(INamedTypeSymbol space, GeneratedProperty property) => space.OwnMembers(property.Name).Any();

    /// <summary>Whether the user wrote a property of a space that replaces the generated one.</summary>
    public static bool IsReplaced(INamedTypeSymbol space, GeneratedProperty property) =>
        space.OwnMembers(property.Name).Any(symbol => Replaces(symbol, property));

    /// <summary>Finds members of a component that have the name of a generated member but can't replace it.</summary>
    public static IEnumerable<ISymbol> FindWrong(INamedTypeSymbol type, GeneratedMember member)
    {
        var others = type.OwnMembers(member.Name).Where(symbol => !Replaces(symbol, member));
        return member.Parameters is null
            ? others.Concat(FindAccessors(type, member.Name))
            : others.Where(symbol => symbol is not IMethodSymbol method || HasSignature(method, member.Parameters));
    }

    /// <summary>Finds members of a space that have the name of a generated property but can't replace it.</summary>
    public static IEnumerable<ISymbol> FindWrong(INamedTypeSymbol space, GeneratedProperty property) =>
        space.OwnMembers(property.Name).Where(symbol => !Replaces(symbol, property)).Concat(FindAccessors(space, property.Name));

    /// <summary>
    /// Finds members of a space that have the name of a nested class but aren't classes. Classes that can't be that
    /// component are reported with what they lack.
    /// </summary>
    public static IEnumerable<ISymbol> FindWrong(INamedTypeSymbol space, GeneratedComponent component) =>
        space.OwnMembers(component.Name).Where(symbol => symbol is not INamedTypeSymbol);

    private static bool Replaces(ISymbol symbol, GeneratedProperty property) => symbol switch
    {
        IPropertySymbol { IsStatic: true, GetMethod: not null } own => HasType(own.Type, property),
        IFieldSymbol { IsStatic: true } own => HasType(own.Type, property),
        _ => false,
    };

    private static bool Replaces(ISymbol symbol, GeneratedMember member) => (symbol, member.Parameters) switch
    {
        (IPropertySymbol property, null) => property.IsOverride,
        (IMethodSymbol method, { } types) when member.IsOverride => method.IsOverride && HasSignature(method, types),
        (IMethodSymbol { IsStatic: true, Arity: 0 } method, { } types) =>
            method.Takes(types) && IsLookUpTable(method.ReturnType, method.ContainingType),
        _ => false,
    };

    /// <summary>Whether a type is the type of a generated property. It must not be nullable, because generated code reads it.</summary>
    private static bool HasType(ITypeSymbol type, GeneratedProperty property) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.Is(property.Type);

    private static bool HasSignature(IMethodSymbol method, IReadOnlyList<string> types) => method.Arity == 0 && method.HasParameters(types);

    /// <summary>A look-up table that is still to be generated has no base class.</summary>
    private static bool IsLookUpTable(ITypeSymbol type, INamedTypeSymbol container) =>
        SymbolEqualityComparer.Default.Equals(type, container)
        || (type is INamedTypeSymbol named && named.Ancestors().Prepend(named).Any(IsLookUpTable));

    private static bool IsLookUpTable(INamedTypeSymbol type) => type.Is($"{nameof(Osnas)}.{GeneratedMembers.LookUpTable.BaseName}");

    /// <summary>Methods that are named as a property's accessor is.</summary>
    private static IEnumerable<ISymbol> FindAccessors(INamedTypeSymbol type, string property) => type
        .OwnMembers($"get_{property}")
        .Where(symbol => symbol is not IMethodSymbol method || (method.MethodKind == MethodKind.Ordinary && HasSignature(method, [])));
}
