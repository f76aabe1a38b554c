using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The facts about a class with <c>[SearchSpace]</c>. Each fact is computed on first use and cached.</summary>
internal sealed class SpaceFacts
{
    private readonly Lazy<EquatableArray<BlockDeclaration>> _blocks;
    private readonly Lazy<LoweredSpace> _lowered;

    private SpaceFacts(INamedTypeSymbol type, DeclaredSpace declared, Func<EquatableArray<BlockDeclaration>> findBlocks)
    {
        Type = type;
        Declared = declared;
        _blocks = new(() => CustomBlocks.HasOthers(declared.Spec) ? CustomBlocks.UsedBy(declared.Spec, findBlocks()) : default);
        _lowered = new(() => new(CustomBlocks.Settle(declared.Spec, Blocks), CustomBlocks.CatalogOf(Blocks)));
    }

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The declaration in its attributes.</summary>
    public DeclaredSpace Declared { get; }

    /// <summary>The custom blocks that it uses.</summary>
    public EquatableArray<BlockDeclaration> Blocks => _blocks.Value;

    /// <summary>The space with all of its blocks lowered.</summary>
    public LoweredSpace Lowered => _lowered.Value;

    /// <summary>Reads a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="findBlocks">Gives all custom blocks of the compilation. It is called if the space uses one.</param>
    /// <returns>The facts; null if the class has no <c>[SearchSpace]</c>.</returns>
    public static SpaceFacts? Of(INamedTypeSymbol type, Func<EquatableArray<BlockDeclaration>> findBlocks) =>
        SpecReader.Read(type) is { } declared ? new(type, declared, findBlocks) : null;
}
