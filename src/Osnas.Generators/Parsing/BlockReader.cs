using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads classes with <c>[Block]</c>.</summary>
internal static class BlockReader
{
    /// <summary>Reads a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="user">The assembly that uses it.</param>
    /// <returns>The block; null if the class has no valid <c>[Block]</c>.</returns>
    public static BlockDeclaration? Read(INamedTypeSymbol type, IAssemblySymbol user)
    {
        if (FindAttribute(type) is not { } attribute || new AttributeReader(attribute) is not { IsComplete: true } reader)
            return null;
        return new(
            reader.Argument<string>("name") ?? string.Empty,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            reader.NamedEnum(nameof(BlockAttribute.Options), BlockOption.None),
            BlockRules.FindObstacle(type, user) is null ? BlockRules.FormOf(type) : BlockForm.Faulty,
            type.ContainingTypesAndSelf()
                .Concat<ISymbol>(type.InstanceConstructors)
                .Append(type.ContainingAssembly)
                .Any(DeclarationReader.IsDiscouraged));
    }

    /// <summary>The blocks of a compilation and of what it references, its own first.</summary>
    public static EquatableArray<BlockDeclaration> ReadAll(Compilation compilation) => Join(
        AttributedTypes.In(compilation)
            .Select(type => Read(type, compilation.Assembly))
            .OfType<BlockDeclaration>(),
        ReadReferences(compilation, CancellationToken.None));

    /// <summary>The blocks that other assemblies offer.</summary>
    public static IEnumerable<BlockDeclaration> ReadReferences(Compilation compilation, CancellationToken cancellation) =>
        AssemblyUses.Find(compilation, AttributeNames.Block)
            .SelectMany(assembly => Types(assembly.GlobalNamespace, cancellation))
            .Where(type => BlockRules.IsReachable(type, compilation.Assembly))
            .Select(type => Read(type, compilation.Assembly))
            .OfType<BlockDeclaration>();

    /// <summary>Blocks in an order that doesn't depend on that of files.</summary>
    public static EquatableArray<BlockDeclaration> Join(IEnumerable<BlockDeclaration> own, IEnumerable<BlockDeclaration> referenced) =>
        new(own
            .OrderBy(block => block.TypeName, StringComparer.Ordinal)
            .Concat(referenced.OrderBy(block => block.TypeName, StringComparer.Ordinal)));

    /// <summary>The attribute by which a class is a block.</summary>
    public static AttributeData? FindAttribute(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => SpecReader.Is(attribute, AttributeNames.Block));

    /// <summary>All types in a namespace or type.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in Types(member, cancellation))
                yield return inner;
        }
    }
}
