namespace Osnas.Generators.Model;

/// <summary>All that is generated from: a search space and the class that declares it. Equatable, and nothing of Roslyn in it.</summary>
/// <param name="Spec">The space.</param>
/// <param name="Declaration">The class.</param>
/// <param name="LatencyFile">The file that <c>[InfoTable]</c> names; null if there is none.</param>
internal sealed record SearchSpaceModel(SearchSpaceSpec Spec, SpaceDeclaration Declaration, string? LatencyFile = null);

/// <summary>A space and the name of its files.</summary>
internal sealed record NamedSpace(string HintName, SearchSpaceModel Space);

/// <summary>A space and its costs; none if it can't be built.</summary>
internal sealed record PricedSpace(NamedSpace Named, SpaceCosts? Costs);
