namespace Osnas.Generators.Model;

/// <summary>All that is generated from: a search space and the class that declares it. Equatable, and nothing of Roslyn in it.</summary>
internal sealed record SearchSpaceModel(SearchSpaceSpec Spec, SpaceDeclaration Declaration);

/// <summary>A space and the name of its files.</summary>
internal sealed record NamedSpace(string HintName, SearchSpaceModel Space);

/// <summary>A space and its costs; none if it can't be built.</summary>
internal sealed record PricedSpace(NamedSpace Named, SpaceCosts? Costs);
