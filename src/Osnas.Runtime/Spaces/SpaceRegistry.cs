namespace Osnas.Spaces;

/// <summary>The search spaces that the loaded assemblies registered, without the presets.</summary>
internal static class SpaceRegistry
{
    private static readonly Dictionary<string, SearchSpaceRegistration> Registrations = [];

    /// <summary>All of them, by name in ordinal order.</summary>
    public static IReadOnlyList<SearchSpaceRegistration> All
    {
        get
        {
            lock (Registrations)
                return [
                    .. Registrations.Values.OrderBy(space => space.Spec.Name, StringComparer.Ordinal)
                    .ThenBy(space => space.QualifiedName, StringComparer.Ordinal)
                ];
        }
    }

    /// <summary>Adds a search space, or replaces the one with the same full name and assembly.</summary>
    public static void Add(SearchSpaceRegistration registration)
    {
        lock (Registrations)
            Registrations[registration.QualifiedName] = registration;
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
        return
        [
            .. new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase }
                .SelectMany(
                    comparison =>
                        new Func<SearchSpaceRegistration, string>[]
                        {
                            space => space.QualifiedName, space => space.FullName, space => space.Spec.Name
                        }
                    .Select(nameOf => all.Where(space => string.Equals(nameOf(space), name, comparison))))
                .FirstOrDefault(found => found.Any()) ?? [],
        ];
    }
}
