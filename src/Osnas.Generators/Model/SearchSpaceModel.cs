using Osnas.Generators.Diagnostics;

namespace Osnas.Generators.Model;

/// <summary>The input of code generation: a search space and its class. It is equatable and has no Roslyn types.</summary>
/// <param name="Spec">The space.</param>
/// <param name="Declaration">The class.</param>
/// <param name="LatencyFile">The file that <c>[InfoTable]</c> names; null if there is none.</param>
/// <param name="Blocks">The custom blocks that the space uses.</param>
internal sealed record SearchSpaceModel(
    SearchSpaceSpec Spec, SpaceDeclaration Declaration, string? LatencyFile = null, EquatableArray<BlockDeclaration> Blocks = default)
{
    /// <summary>The same space where custom blocks are known.</summary>
    /// <param name="known">The custom blocks.</param>
    public SearchSpaceModel With(EquatableArray<BlockDeclaration> known)
    {
        var used = CustomBlocks.UsedBy(Spec, known);
        return used.Count == 0 ? this : this with { Spec = CustomBlocks.Settle(Spec, used), Blocks = used };
    }
}

/// <summary>A class with <c>[SearchSpace]</c>, and what is generated from; null if nothing can be.</summary>
/// <param name="MetadataName">The name by which a compilation finds the class.</param>
/// <param name="Model">What is generated from.</param>
/// <param name="LacksCode">Whether code that should be there isn't generated.</param>
internal sealed record ParsedSpace(string MetadataName, SearchSpaceModel? Model, bool LacksCode);

/// <summary>A space and the name of its files.</summary>
internal sealed record NamedSpace(string HintName, SearchSpaceModel Space);

/// <summary>A space and its costs, which are none if it can't be built, or not here.</summary>
internal sealed record PricedSpace(NamedSpace Named, Attempt<SpaceCosts> Costs);
