using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads classes of options that have a name.</summary>
internal static class NamedOptionsReader
{
    private static readonly string[] Attributes = [.. NamedOptionsKind.All.Select(kind => kind.Attribute)];

    /// <summary>Whether a class has a name of any kind.</summary>
    public static bool IsDeclared(INamedTypeSymbol type) => NamedOptionsKind.All.Any(kind => FindAttribute(type, kind) is not null);

    /// <summary>Reads a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="kind">The kind of options.</param>
    /// <returns>The declaration; null if the class has no valid name of the kind.</returns>
    public static NamedOptionsDeclaration? Read(INamedTypeSymbol type, NamedOptionsKind kind)
    {
        if (FindAttribute(type, kind) is not { } attribute || new AttributeReader(attribute) is not { IsComplete: true } reader)
            return null;
        var name = reader.Argument<string>("name") ?? string.Empty;
        return new(
            kind,
            name,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.FullMetadataName(),
            NamedOptionsRules.FindObstacle(type, kind) is not null || NamedOptionsRules.FindNameFault(name) is not null,
            type.ContainingTypesAndSelf().Concat<ISymbol>(type.InstanceConstructors).Any(DeclarationReader.IsDiscouraged));
    }

    /// <summary>The classes of a compilation, and then those of what it references.</summary>
    public static EquatableArray<NamedOptionsDeclaration> ReadAll(Compilation compilation) => Sort(
        AttributedTypes.In(compilation)
            .Concat(AssemblyUses.Find(compilation, Attributes)
                .SelectMany(assembly => BlockReader.Types(assembly.GlobalNamespace, CancellationToken.None)))
            .SelectMany(type => NamedOptionsKind.All.Select(kind => Read(type, kind)))
            .OfType<NamedOptionsDeclaration>());

    /// <summary>Declarations in an order that doesn't depend on that of files.</summary>
    public static EquatableArray<NamedOptionsDeclaration> Sort(IEnumerable<NamedOptionsDeclaration> declarations) => new(declarations
        .Distinct()
        .OrderBy(item => item.Kind.Prefix, StringComparer.Ordinal)
        .ThenBy(item => item.Name, StringComparer.Ordinal)
        .ThenBy(item => item.TypeName, StringComparer.Ordinal));

    /// <summary>The attribute that gives a class its name.</summary>
    public static AttributeData? FindAttribute(INamedTypeSymbol type, NamedOptionsKind kind) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } found && Is(found, kind.Attribute));

    /// <summary>Whether a class has a full name. The short one is compared first, as full names are slow to make.</summary>
    private static bool Is(INamedTypeSymbol type, string fullName) =>
        fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == fullName;
}
