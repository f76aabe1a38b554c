using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The rules for classes of named options (OSNAS0011).</summary>
internal static class NamedOptionsRules
{
    /// <summary>Reports why a class can't be registered by its name.</summary>
    /// <param name="type">The class.</param>
    /// <param name="findAll">Gives all such classes of the compilation and of what it references.</param>
    /// <param name="report">Receives the diagnostics.</param>
    public static void Check(INamedTypeSymbol type, Func<EquatableArray<NamedOptionsDeclaration>> findAll, Action<Diagnostic> report)
    {
        foreach (var kind in NamedOptionsKind.All)
        {
            if (NamedOptionsReader.Read(type, kind) is not { } options)
                continue;
            if (FindObstacle(type, kind) is { } obstacle)
                Report(type.Locations[0], options, obstacle);
            else if ((FindNameFault(options.Name) ?? FindClash(options, findAll())) is { } fault)
                Report(ArgumentLocator.Locate(NamedOptionsReader.FindAttribute(type, kind)!, "name"), options, fault);
        }

        void Report(Location place, NamedOptionsDeclaration options, string why) => report(SharedDiagnostic.Create(
            Descriptors.NotNamedOptions, place, type.Name, options.Kind.Noun, DiagnosticText.Of(options.Name), DiagnosticText.Of(why)));
    }

    /// <summary>Finds the reason why generated code can't create an instance of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="kind">The kind of options.</param>
    /// <returns>A clause, or null if it can.</returns>
    public static string? FindObstacle(INamedTypeSymbol type, NamedOptionsKind kind)
    {
        if (type.IsStatic)
            return "it is static";
        if (type.IsAbstract)
            return "it is abstract";
        if (type.ContainingTypesAndSelf().FirstOrDefault(item => item.IsGenericType) is { } generic)
            return $"'{generic.Name}' is generic";
        if (type.ContainingTypesAndSelf().FirstOrDefault(item => item.IsFileLocal) is { } local)
            return $"'{local.Name}' is local to its file";
        if (!BlockRules.IsReachable(type, type.ContainingAssembly))
            return "the generated code can't reach it; make it, and the types around it, internal or public";
        if (type.Ancestors().FirstOrDefault(ancestor => ancestor.ToDisplayString() == kind.Base) is not { } ancestor)
            return $"it doesn't derive from {NameOf(kind.Base)}";
        if (FindConstructor(type) is not { } constructor)
            return "it has no parameterless constructor that the generated code can call";
        if (FindRequired(type, constructor) is { } required)
            return $"'{required.Name}' is required, and the generated code doesn't set it; give it a default value instead";
        return FindObstacleInProject(type, kind, ancestor.ContainingAssembly);
    }

    /// <summary>Finds the reason why a name is invalid.</summary>
    /// <returns>A clause, or null if the name is valid.</returns>
    public static string? FindNameFault(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "its name is empty";
        return name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.')
            ? null
            : "its name has a character other than letters, digits, '-', '_' and '.'";
    }

    /// <summary>The name of a class without its namespace.</summary>
    private static string NameOf(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);

    private static string? FindClash(NamedOptionsDeclaration options, EquatableArray<NamedOptionsDeclaration> all) =>
        all.FirstOrDefault(options.Clashes) is { } other ? $"'{other.TypeName.Replace("global::", string.Empty)}' has that name too" : null;

    private static IMethodSymbol? FindConstructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(constructor => BlockRules.IsReachable((ISymbol)constructor, type.ContainingAssembly))
        .Where(constructor => constructor.Parameters.All(parameter => parameter.IsOptional))
        .OrderBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault();

    private static ISymbol? FindRequired(INamedTypeSymbol type, IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute")
            ? null
            : type.Ancestors().Prepend(type).SelectMany(item => item.GetMembers())
                .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    /// <summary>Finds the reason why the project can't register any such class.</summary>
    private static string? FindObstacleInProject(INamedTypeSymbol type, NamedOptionsKind kind, IAssemblySymbol osnas)
    {
        const LanguageVersion least = DeclarationRules.LeastLanguage;
        if (DeclarationRules.LanguageOf(type) is { } language && language < least)
            return $"the generated code needs C# {least.ToDisplayString()}, but this project uses C# {language.ToDisplayString()}";

        return !SymbolEqualityComparer.Default.Equals(osnas, type.ContainingAssembly)
            && NameRules.FindHiding(type.ContainingAssembly, kind.Registry) is { } hiding
            ? $"the type '{hiding.ToDisplayString()}' of this project hides a name that the generated code uses; rename it or move it to "
                + $"another namespace"
            : null;
    }
}
