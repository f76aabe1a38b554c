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
    /// <summary>Copies the model with its custom blocks resolved.</summary>
    /// <param name="known">The known custom blocks.</param>
    public SearchSpaceModel With(EquatableArray<BlockDeclaration> known)
    {
        var used = CustomBlocks.UsedBy(Spec, known);
        return used.Count == 0 ? this : this with { Spec = CustomBlocks.Settle(Spec, used), Blocks = used };
    }
}

/// <summary>A class with <c>[SearchSpace]</c> and its model, if code can be generated.</summary>
/// <param name="MetadataName">The name by which a compilation finds the class.</param>
/// <param name="Model">The input of code generation; null if no code can be generated.</param>
/// <param name="LacksCode">Whether expected code isn't generated.</param>
internal sealed record ParsedSpace(string MetadataName, SearchSpaceModel? Model, bool LacksCode);

/// <summary>A space and the common name of its files.</summary>
internal sealed record NamedSpace(string HintName, SearchSpaceModel Space);

/// <summary>A space and its costs, which are null if they are unknown.</summary>
internal sealed record PricedSpace(NamedSpace Named, Attempt<SpaceCosts> Costs);
