namespace Osnas.Generators.Model;

/// <summary>What a type declares for the generator. It is equatable and has no Roslyn types.</summary>
/// <param name="MetadataName">The name by which a compilation finds it.</param>
/// <param name="Space">The search space; null if it has no <c>[SearchSpace]</c>.</param>
/// <param name="HasUndeclaredLayers">Whether it has layers without that attribute.</param>
/// <param name="Block">The custom block; null if it is none.</param>
/// <param name="NamedOptions">The named options, even if they are invalid.</param>
internal sealed record DeclaredType(
    string MetadataName, ParsedSpace? Space, bool HasUndeclaredLayers, BlockDeclaration? Block,
    EquatableArray<NamedOptionsDeclaration> NamedOptions);
