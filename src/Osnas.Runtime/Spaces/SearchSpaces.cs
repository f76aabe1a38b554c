using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// The search spaces of the loaded assemblies, and the presets, by name. Generated code registers each space when its assembly
/// is loaded.
/// </summary>
public static class SearchSpaces
{
    /// <summary>All registered search spaces, in ordinal order of their names, without the presets.</summary>
    public static IReadOnlyList<SearchSpaceRegistration> All => SpaceRegistry.All;

    /// <summary>The presets, from small to large, followed by published search spaces.</summary>
    public static IReadOnlyList<Preset> Presets => PresetCatalog.All;

    /// <summary>Registers a search space.</summary>
    /// <param name="registration">The search space. It replaces a space with the same full name and assembly.</param>
    public static void Register(SearchSpaceRegistration registration) =>
        SpaceRegistry.Add(registration.QualifiedName, () => registration);

    /// <summary>Registers a search space that is created when it is first used. Generated code does so for each space.</summary>
    /// <param name="fullName">The name of its class; see <see cref="SearchSpaceRegistration.FullName"/>.</param>
    /// <param name="assembly">The name of the assembly with the class.</param>
    /// <param name="create">Creates the search space, whose names are then these. It replaces a space with the same names.</param>
    public static void Register(string fullName, string assembly, Func<SearchSpaceRegistration> create) => SpaceRegistry.Add(
        SearchSpaceRegistration.Qualify(fullName, assembly), () => create() with { FullName = fullName, Assembly = assembly });

    /// <summary>Finds a search space by its name.</summary>
    /// <param name="name">
    /// The name of its class, in any case. If several classes have the name, use the full name, or the full name with the
    /// assembly, such as <c>Demo.MySpace, MyLibrary</c>. If no registered space has the name, it can be the name of a preset,
    /// such as <c>small-64</c>.
    /// </param>
    /// <returns>The search space, or null if no space or several spaces have the name.</returns>
    public static SearchSpaceRegistration? Find(string name) => Named(name) is [var only] ? only : null;

    /// <summary>Gets a search space by its name.</summary>
    /// <param name="name">
    /// The name of its class, in any case. If several classes have the name, use the full name, or the full name with the
    /// assembly, such as <c>Demo.MySpace, MyLibrary</c>. If no registered space has the name, it can be the name of a preset,
    /// such as <c>small-64</c>.
    /// </param>
    /// <returns>The search space.</returns>
    /// <exception cref="KeyNotFoundException">No space or several spaces have the name. The message lists the existing
    /// ones.</exception>
    public static SearchSpaceRegistration Get(string name) =>
        Named(name) is [var only] ? only : throw new KeyNotFoundException($"{FindFault(name)}.");

    /// <summary>The registered search spaces of a name; if there are none, the preset.</summary>
    internal static IReadOnlyList<SearchSpaceRegistration> Named(string name) => SpaceRegistry.Named(name) switch
    {
        [] => PresetCatalog.Find(name) is { } preset ? [preset.Space] : [],
        var found => found,
    };

    /// <summary>Why a name is not that of exactly one space, as a clause.</summary>
    internal static string FindFault(string name)
    {
        if (Named(name) is [_, ..] several)
            return $"'{name}' is the name of several search spaces; write a full name: {OneOf(several)}";
        string[] all = [.. All.Select(space => space.Name)];
        return $"'{name}' is not a search space; {SimilarName.Ask(name, [.. all, .. PresetCatalog.Names])}{InWords(all)}";
    }

    /// <summary>A preset by its name.</summary>
    /// <exception cref="FormatException">There is none; the message is a clause.</exception>
    internal static Preset GetPreset(string name) => PresetCatalog.Find(name) ?? throw new FormatException(
        SpaceRegistry.Named(name) is [var space, ..]
            ? $"'{name}' is a search space of this program, not a preset; write --space {space.Name}"
            : $"'{name}' is not a preset; {SimilarName.Ask(name, PresetCatalog.Names)}the command 'presets' lists them");

    /// <summary>The spaces that there are, as a clause.</summary>
    internal static string InWords(IReadOnlyList<string> all) => all.Count == 0
        ? "no loaded assembly has a class with [SearchSpace]; the command 'presets' lists ready ones"
        : $"there are {string.Join(", ", all)}, and the presets, which the command 'presets' lists";

    /// <summary>The names of several spaces to choose from. One with a comma has its assembly in it.</summary>
    private static string OneOf(IEnumerable<SearchSpaceRegistration> spaces) =>
        string.Join(" or ", spaces.Select(space => space.Name.Contains(',') ? $"'{space.Name}'" : space.Name));
}
