using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads what the user wrote of a generated component.</summary>
internal static class ComponentReader
{
    /// <summary>The names of all components.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Superlayer", "Supernet", "Model", "LookUpTable"];

    /// <summary>Reads a component.</summary>
    /// <param name="space">The class of the search space.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="constructor">The types of its constructor's parameters; <see cref="SpecialType.None"/> is any of Osnas's.</param>
    /// <param name="members">The names of its other members.</param>
    public static ComponentDeclaration Read(INamedTypeSymbol space, string name, SpecialType[] constructor, string[] members)
    {
        var type = space.GetTypeMembers(name, 0).FirstOrDefault();
        if (type is null)
            return ComponentDeclaration.Generated;

        var declarations = type.Declarations().ToArray();
        var isShared = type.TypeKind == TypeKind.Class && declarations.All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));
        var hasConstructor = type.InstanceConstructors.Any(candidate => !candidate.IsImplicitlyDeclared && Takes(candidate, constructor));
        var hasPrimary = declarations.Any(part => part.ParameterList is not null);
        var written = members.Where(member => !type.GetMembers(member).IsEmpty);
        if (hasConstructor || hasPrimary)
            written = written.Append(ComponentDeclaration.Constructor);
        return new(
            isShared ? ComponentOrigin.Shared : ComponentOrigin.Own,
            declarations.Any(part => part.Modifiers.Any(IsAccessibility)),
            declarations.Any(part => part.BaseList is { Types: var types } && NamesClass(type, types)),
            hasConstructor || (isShared && !hasPrimary),
            new(written));
    }

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static bool NamesClass(INamedTypeSymbol type, SeparatedSyntaxList<BaseTypeSyntax> types) =>
        types.Count > 0 && type.BaseType is { SpecialType: not SpecialType.System_Object };

    private static bool Takes(IMethodSymbol constructor, SpecialType[] types) =>
        constructor.Parameters.Length == types.Length
        && constructor.Parameters.Zip(types, (parameter, type) => parameter.Type.SpecialType == type).All(matches => matches);
}
