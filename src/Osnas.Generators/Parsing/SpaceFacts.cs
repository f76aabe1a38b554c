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

    /// <summary>Whether a part of the configuration is written in code, so that costs are known at run time alone.</summary>
    public bool HasOwnConfiguration => GeneratedMembers.Configuration.Any(Replaces);

    /// <summary>The costs of the space at its declared input size; null if they are unknown.</summary>
    public CostModel? Costs => HasOwnConfiguration ? null : Lowered.Costs;

    /// <summary>The custom blocks that it uses.</summary>
    public EquatableArray<BlockDeclaration> Blocks => _blocks.Value;

    /// <summary>The space with all of its blocks lowered.</summary>
    public LoweredSpace Lowered => _lowered.Value;

    /// <summary>Whether the user writes a property of the space, so that attributes don't give its value.</summary>
    public bool Replaces(GeneratedProperty property) => MemberReader.IsReplaced(Type, property);

    /// <summary>Reads a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="findBlocks">Gives all custom blocks of the compilation. It is called if the space uses one.</param>
    /// <returns>The facts; null if the class has no <c>[SearchSpace]</c>.</returns>
    public static SpaceFacts? Of(INamedTypeSymbol type, Func<EquatableArray<BlockDeclaration>> findBlocks) =>
        SpecReader.Read(type) is { } declared ? new(type, declared, findBlocks) : null;
}
