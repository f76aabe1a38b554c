using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads the user's part of a generated component.</summary>
internal static class ComponentReader
{
    /// <summary>Finds the user's class of a component.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol space, GeneratedComponent component) =>
        space.GetTypeMembers(component.Name, 0).FirstOrDefault(type => !type.IsGenerated());

    /// <summary>Reads a component.</summary>
    public static ComponentDeclaration Read(INamedTypeSymbol space, GeneratedComponent component)
    {
        if (Find(space, component) is not { } type)
            return ComponentDeclaration.Generated;

        var declarations = type.Declarations().ToArray();
        var isShared = type.TypeKind == TypeKind.Class && declarations.All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));
        var statesBase = type.BaseType is { SpecialType: not SpecialType.System_Object }
            && declarations.Any(part => part.BaseList is { Types.Count: > 0 });
        var constructors = type.InstanceConstructors
            .Where(candidate => !candidate.IsImplicitlyDeclared && !candidate.IsGenerated() && candidate.Takes(component.Constructor))
            .Where(candidate => IsCallable(candidate) || candidate.Parameters.Length == component.Constructor.Count)
            .ToArray();
        var leavesConstructor = isShared && constructors.Length == 0 && !declarations.Any(part => part.ParameterList is not null);
        var fault = FindFault(type, component, isShared, statesBase, leavesConstructor);
        var isComplete = !type.Ancestors().Prepend(type).SelectMany(item => item.GetMembers()).Any(IsRequired);
        var usable = constructors.Where(constructor => isComplete || SetsRequired(constructor)).ToArray();
        var written = component.Members.Where(member => MemberReader.IsWritten(type, member)).Select(member => member.Name);
        if (!leavesConstructor)
            written = written.Append(ComponentDeclaration.Constructor);
        return new(
            isShared && fault is null ? ComponentOrigin.Shared : ComponentOrigin.Own,
            declarations.Any(part => part.Modifiers.Any(IsAccessibility)),
            statesBase,
            HasConstructor: usable.Length > 0 || (leavesConstructor && isComplete),
            IsConstructible: fault is null && (usable.Any(IsCallable) || (leavesConstructor && isComplete)),
            new(written),
            fault);
    }

    private static string? FindFault(
        INamedTypeSymbol type, GeneratedComponent component, bool isShared, bool statesBase, bool leavesConstructor)
    {
        if (type.TypeKind != TypeKind.Class || type.IsRecord)
            return "it must be a class";
        if (type.IsStatic || type.IsAbstract)
            return $"it is {(type.IsStatic ? "static" : "abstract")}";
        if (leavesConstructor && type.InstanceConstructors.Any(constructor => LacksDevice(constructor, component)))
            return "its constructor has no last parameter 'Device? device', so searches would use the generated constructor; add it";
        if (!statesBase)
            return isShared
                ? null
                : $"make it partial, so that the generator writes the rest of it, or derive it from {component.BaseName}";
        if (!Derives(type, component.BaseName))
            return $"it must derive from {component.BaseName}";
        if (!leavesConstructor
            || type.BaseType is not { TypeKind: TypeKind.Class } ancestor
            || HasConstructor(ancestor, component.BaseConstructor, type))
            return null;
        var parameters = string.Join(", ", component.BaseConstructor.Select(name => name.Substring(name.LastIndexOf('.') + 1)));
        return $"'{ancestor.Name}' has no constructor ({parameters}), which the generated one calls; add it, or write the constructor "
            + $"of '{type.Name}' too";
    }

    /// <summary>Whether a constructor takes all but the device: it would be an overload, and not run.</summary>
    private static bool LacksDevice(IMethodSymbol constructor, GeneratedComponent component) =>
        component.Constructor.Contains(GeneratedMembers.Device)
        && !constructor.IsImplicitlyDeclared
        && !constructor.IsGenerated()
        && constructor.HasParameters([.. component.Constructor.Where(type => type != GeneratedMembers.Device)]);

    /// <summary>Whether a class derives from a class of Osnas, or from an unknown class, which the compiler reports.</summary>
    private static bool Derives(INamedTypeSymbol type, string baseName) =>
        type.Ancestors()
            .Any(ancestor => ancestor.TypeKind == TypeKind.Error || ancestor.ToDisplayString() == $"{nameof(Osnas)}.{baseName}");

    private static bool HasConstructor(INamedTypeSymbol ancestor, IReadOnlyList<string> types, INamedTypeSymbol heir) =>
        ancestor.InstanceConstructors.Any(constructor => constructor.Takes(types)
            && (constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            || (constructor.DeclaredAccessibility != Accessibility.Private
                && SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, heir.ContainingAssembly))));

    public static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind()
            is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static bool IsCallable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool SetsRequired(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "SetsRequiredMembersAttribute" });
}
