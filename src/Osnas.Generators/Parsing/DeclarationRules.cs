using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The rules for classes that declare search spaces (OSNAS0001 to OSNAS0003, OSNAS0006, OSNAS0007, OSNAS0009).</summary>
internal static class DeclarationRules
{
    /// <summary>The first C# version with file-local types, which hide registrations from the user's code.</summary>
    public const LanguageVersion LeastLanguage = LanguageVersion.CSharp11;

    private static readonly string[] OrderedAttributes =
        [AttributeNames.MacroFirst, AttributeNames.MacroSearch, AttributeNames.MacroLast, AttributeNames.Micro];

    /// <summary>The attributes that have no effect without <c>[SearchSpace]</c>.</summary>
    private static readonly string[] DependentAttributes = [.. OrderedAttributes, AttributeNames.Constraint, AttributeNames.InfoTable];

    /// <summary>Whether a type can be a search space.</summary>
    public static bool CanBeSpace(INamedTypeSymbol type, Action<Diagnostic>? report)
    {
        if (FindObstacle(type) is not { } obstacle)
            return true;
        report?.Invoke(SharedDiagnostic.Create(Descriptors.NotASearchSpace, LocationOf(type), type.Name, obstacle));
        return false;
    }

    /// <summary>Whether the project's C# version can compile the generated code.</summary>
    public static bool IsLanguageNewEnough(INamedTypeSymbol type, Action<Diagnostic>? report)
    {
        if (LanguageOf(type) is not { } version || version >= LeastLanguage)
            return true;
        report?.Invoke(SharedDiagnostic.Create(
            Descriptors.LanguageIsTooOld, LocationOf(type), type.Name, LeastLanguage.ToDisplayString(), version.ToDisplayString()));
        return false;
    }

    /// <summary>Gets the C# version of a type's source; null if there is no source.</summary>
    public static LanguageVersion? LanguageOf(INamedTypeSymbol type) =>
        type.Declarations().Select(part => part.SyntaxTree.Options).OfType<CSharpParseOptions>().FirstOrDefault()?.LanguageVersion;

    /// <summary>Whether a type and its containing types are partial, so that code can be generated into it.</summary>
    public static bool IsPartial(INamedTypeSymbol type) => type.ContainingTypesAndSelf().All(item => !ClosedParts(item).Any());

    /// <summary>Whether a type is a search space or contains one, and must therefore be partial.</summary>
    public static bool HoldsSpace(INamedTypeSymbol type) =>
        (SpecReader.IsSpace(type) && FindObstacle(type) is null) || type.GetTypeMembers().Any(HoldsSpace);

    /// <summary>Reports the parts of a type that aren't partial.</summary>
    /// <remarks>For one type at a time: editors offer no fix for a diagnostic outside the analyzed type.</remarks>
    public static void CheckPartial(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (var part in ClosedParts(type))
            report(SharedDiagnostic.Create(Descriptors.NotPartial, part.Identifier.GetLocation(), part.Identifier.ValueText));
    }

    /// <summary>Whether a type has layers but isn't declared to be a search space.</summary>
    public static bool HasUndeclaredLayers(INamedTypeSymbol type) =>
        !SpecReader.IsSpace(type) && type.GetAttributes().Any(attribute => SpecReader.Is(attribute, AttributeNames.MacroSearch));

    /// <summary>Reports a type with attributes of a search space that isn't declared to be one: at the first of them.</summary>
    public static void CheckDeclared(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (!SpecReader.IsSpace(type) && AttributesOf(type, DependentAttributes).FirstOrDefault() is { } attribute)
            report(SharedDiagnostic.Create(Descriptors.NotDeclared, ArgumentLocator.Locate(attribute, null), type.Name));
    }

    /// <summary>Reports the user's members and nested classes that can't replace the generated ones.</summary>
    public static void CheckMembers(INamedTypeSymbol type, SpaceDeclaration declaration, Action<Diagnostic> report)
    {
        NameRules.Check(type, report);
        for (var index = 0; index < declaration.Components.Count; index++)
        {
            var component = GeneratedMembers.Components[index];
            if (declaration.Components[index].Fault is { } fault)
            {
                var place = ComponentReader.Find(type, component)!.Locations[0];
                report(SharedDiagnostic.Create(Descriptors.ComponentIsUnusable, place, $"{type.Name}.{component.Name}", fault));
            }

        }
    }

    /// <summary>Whether the order of layers and candidates is defined.</summary>
    public static bool IsInOnePart(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        var parts = AttributesOf(type, OrderedAttributes)
            .GroupBy(attribute => attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Where(part => part.Key is not null)
            .ToArray();
        foreach (var part in parts.Skip(1))
            report(Diagnostic.Create(Descriptors.SpreadOverParts, ArgumentLocator.Locate(part.First(), null), type.Name));
        return parts.Length <= 1;
    }

    /// <summary>Where a type is named: in the part with its <c>[SearchSpace]</c>.</summary>
    public static Location LocationOf(INamedTypeSymbol type)
    {
        var parts = type.Declarations().ToArray();
        var part = parts.FirstOrDefault(candidate => SearchSpaceParser.IsDeclaredAt(type, candidate)) ?? parts.FirstOrDefault();
        return part?.Identifier.GetLocation() ?? Location.None;
    }

    /// <summary>Finds the reason why a type can't be a search space.</summary>
    /// <returns>The reason, or null if it can.</returns>
    public static string? FindObstacle(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            return "it must be a class";
        if (type.IsStatic)
            return "it is static";
        var types = type.ContainingTypesAndSelf();
        if (types.FirstOrDefault(item => item.IsGenericType) is { } generic)
            return $"'{generic.Name}' is generic";
        if (types.FirstOrDefault(item => item.IsFileLocal) is { } local)
            return $"'{local.Name}' is local to its file";
        if (GeneratedMembers.Names.Contains(type.Name, StringComparer.OrdinalIgnoreCase))
            return $"'{type.Name}' is the name of a member that is generated into it";
        return NameRules.FindHiding(type.ContainingAssembly) is { } hiding
            ? $"the type '{hiding.ToDisplayString()}' of this project hides a name that the generated code uses; rename it or move it to "
                + $"another namespace"
            : null;
    }

    private static IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol type, string[] names) =>
        type.GetAttributes().Where(attribute => names.Any(name => SpecReader.Is(attribute, name)));

    private static IEnumerable<TypeDeclarationSyntax> ClosedParts(INamedTypeSymbol type) =>
        type.Declarations().Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword));
}
