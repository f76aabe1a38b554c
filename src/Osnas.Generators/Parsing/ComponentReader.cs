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

    /// <summary>The class of a component, if the user wrote of it.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol space, string name) => space.GetTypeMembers(name, 0).FirstOrDefault(type => !type.IsGenerated());

    /// <summary>Reads a component.</summary>
    /// <param name="space">The class of the search space.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="constructor">The types of its constructor's parameters; <see cref="SpecialType.None"/> is any of Osnas's.</param>
    /// <param name="members">The names of its other members.</param>
    public static ComponentDeclaration Read(INamedTypeSymbol space, string name, SpecialType[] constructor, string[] members)
    {
        if (Find(space, name) is not { } type)
            return ComponentDeclaration.Generated;

        var declarations = type.Declarations().ToArray();
        var isShared = type.TypeKind == TypeKind.Class && declarations.All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));
        var statesBase = declarations.Any(part => part.BaseList is { Types: var types } && NamesClass(type, types));
        var fault = FindFault(type, $"Base{name}", isShared, statesBase);
        var hasConstructor = type.InstanceConstructors.Any(candidate => !candidate.IsImplicitlyDeclared && !candidate.IsGenerated() && Takes(candidate, constructor));
        var hasPrimary = declarations.Any(part => part.ParameterList is not null);
        var written = members.Where(item => type.GetMembers(item).Any(member => !member.IsGenerated()));
        if (hasConstructor || hasPrimary)
            written = written.Append(ComponentDeclaration.Constructor);
        return new(
            isShared && fault is null ? ComponentOrigin.Shared : ComponentOrigin.Own,
            declarations.Any(part => part.Modifiers.Any(IsAccessibility)),
            statesBase,
            fault is null && (hasConstructor || (isShared && !hasPrimary)),
            new(written),
            fault);
    }

    private static string? FindFault(INamedTypeSymbol type, string baseName, bool isShared, bool statesBase)
    {
        if (type.TypeKind != TypeKind.Class || type.IsRecord)
            return "it has to be a class";
        if (type.IsStatic || type.IsAbstract)
            return $"it is {(type.IsStatic ? "static" : "abstract")}";
        if (statesBase)
            return Derives(type, baseName) ? null : $"it has to derive from {baseName}";
        return isShared ? null : $"make it partial, so that the generator writes the rest of it, or derive it from {baseName}";
    }

    /// <summary>A base class that the compiler doesn't know is its error, not ours.</summary>
    private static bool Derives(INamedTypeSymbol type, string baseName)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.TypeKind == TypeKind.Error || ancestor.ToDisplayString() == $"{nameof(Osnas)}.{baseName}")
                return true;
        }

        return false;
    }

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static bool NamesClass(INamedTypeSymbol type, SeparatedSyntaxList<BaseTypeSyntax> types) =>
        types.Count > 0 && type.BaseType is { SpecialType: not SpecialType.System_Object };

    private static bool Takes(IMethodSymbol constructor, SpecialType[] types) =>
        constructor.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected)
        && constructor.Parameters.Length >= types.Length
        && constructor.Parameters.Zip(types, (parameter, type) => parameter.Type.SpecialType == type).All(matches => matches)
        && constructor.Parameters.Skip(types.Length).All(parameter => parameter.IsOptional);
}
