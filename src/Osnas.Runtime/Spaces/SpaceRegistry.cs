namespace Osnas.Spaces;

/// <summary>The search spaces that the loaded assemblies registered, without the presets.</summary>
internal static class SpaceRegistry
{
    private static readonly Func<SearchSpaceRegistration, string>[] Names =
        [space => space.QualifiedName, space => space.FullName, space => space.Spec.Name];

    private static readonly Dictionary<string, Lazy<SearchSpaceRegistration>> Registrations = [];

    /// <summary>All of them, by name in ordinal order.</summary>
    public static IReadOnlyList<SearchSpaceRegistration> All
    {
        get
        {
            Lazy<SearchSpaceRegistration>[] all;
            lock (Registrations)
                all = [.. Registrations.Values];
            return
            [
                .. all.Select(space => space.Value)
                    .OrderBy(space => space.Spec.Name, StringComparer.Ordinal).ThenBy(space => space.QualifiedName, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Adds a search space, or replaces the one with the same qualified name.</summary>
    /// <param name="qualifiedName">Its name with namespace, containing types and assembly.</param>
    /// <param name="create">Creates it when it is first asked for, as a start of the program may need no space.</param>
    public static void Add(string qualifiedName, Func<SearchSpaceRegistration> create)
    {
        lock (Registrations)
            Registrations[qualifiedName] = new(create);
    }

    /// <summary>Forgets a search space. For tests, which share the list.</summary>
    public static void Remove(SearchSpaceRegistration registration)
    {
        lock (Registrations)
            Registrations.Remove(registration.QualifiedName);
    }

    /// <summary>
    /// The search spaces of a name: first of the qualified names, then the full ones, then those of classes; exactly so, or
    /// else in any case.
    /// </summary>
    public static IReadOnlyList<SearchSpaceRegistration> Named(string name)
    {
        var all = All;
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            foreach (var nameOf in Names)
            {
                if (all.Where(space => string.Equals(nameOf(space), name, comparison)).ToArray() is { Length: > 0 } found)
                    return found;
            }
        }

        return [];
    }
}
