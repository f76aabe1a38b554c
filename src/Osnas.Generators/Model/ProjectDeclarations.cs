using Osnas.Generators.Diagnostics;

namespace Osnas.Generators.Model;

/// <summary>Everything that a project declares for the generator. It is equatable and has no Roslyn types.</summary>
/// <param name="Spaces">The classes with <c>[SearchSpace]</c>, in the order of files.</param>
/// <param name="Undeclared">The metadata names of the classes with layers but without <c>[SearchSpace]</c>.</param>
/// <param name="Blocks">The custom blocks, those of referenced assemblies last.</param>
/// <param name="NamedOptions">The named options of the project, even if they are invalid, in the order in which they are
/// registered.</param>
/// <param name="Libraries">The referenced libraries that register something when they are loaded.</param>
internal sealed record ProjectDeclarations(
    EquatableArray<ParsedSpace> Spaces,
    EquatableArray<string> Undeclared,
    EquatableArray<BlockDeclaration> Blocks,
    EquatableArray<NamedOptionsDeclaration> NamedOptions,
    Attempt<LibrarySet> Libraries)
{
    /// <summary>The spaces that code can be generated from, with the custom blocks that they use.</summary>
    public IEnumerable<SearchSpaceModel> Models => Spaces.Select(space => space.Model?.With(Blocks)).OfType<SearchSpaceModel>();
}

/// <summary>Named options that the generator registers.</summary>
/// <param name="All">All of them, in that order.</param>
internal sealed record NamedOptionsSet(EquatableArray<NamedOptionsDeclaration> All);

/// <summary>Libraries that the generator loads.</summary>
/// <param name="All">All of them, in that order.</param>
/// <param name="OldLanguage">The C# version of the project if it can't compile the code that loads them; otherwise null.</param>
internal sealed record LibrarySet(EquatableArray<LibraryDeclaration> All, string? OldLanguage);
