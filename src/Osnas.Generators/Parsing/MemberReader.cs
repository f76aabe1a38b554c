using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>Tells members that take the place of generated ones from those that only have their names.</summary>
internal static class MemberReader
{
    /// <summary>Whether the user wrote a member of a component, rightly or not: it isn't generated then.</summary>
    public static bool IsWritten(INamedTypeSymbol type, GeneratedMember member) =>
        FindWrong(type, member).Any()
        || type.Ancestors().Prepend(type)
            .TakeWhile(item => item.ContainingAssembly?.Name != OsnasAssemblies.Runtime)
            .Any(item => item.OwnMembers(member.Name).Any(symbol => Replaces(symbol, member)));

    /// <summary>Whether the user wrote a property of a space.</summary>
    public static bool IsWritten(INamedTypeSymbol space, GeneratedProperty property) => space.OwnMembers(property.Name).Any();

    /// <summary>Members of a component where a generated one should be, which can't take its place.</summary>
    public static IEnumerable<ISymbol> FindWrong(INamedTypeSymbol type, GeneratedMember member)
    {
        var others = type.OwnMembers(member.Name).Where(symbol => !Replaces(symbol, member));
        return member.Parameters is null
            ? others.Concat(FindAccessors(type, member.Name))
            : others.Where(symbol => symbol is not IMethodSymbol method || HasSignature(method, member.Parameters));
    }

    /// <summary>Members of a space where a generated property should be, which can't take its place.</summary>
    public static IEnumerable<ISymbol> FindWrong(INamedTypeSymbol space, GeneratedProperty property) =>
        space.OwnMembers(property.Name).Where(symbol => !Replaces(symbol, property)).Concat(FindAccessors(space, property.Name));

    /// <summary>
    /// Members of a space that have the name of a nested class and are none. Types that can't be that class are told by
    /// what they lack.
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

    /// <summary>Generated code reads the property, so that null isn't a value of it.</summary>
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
