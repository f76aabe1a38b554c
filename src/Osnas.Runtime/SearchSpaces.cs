namespace Osnas;

/// <summary>What a generated search space offers, without the name of its class. No reflection, and no libtorch until a network is built.</summary>
/// <param name="Spec">The search space.</param>
/// <param name="CreateSupernet">Builds its supernet, for a number of classes.</param>
/// <param name="CreateModel">Builds the network of an architecture, for a number of classes.</param>
/// <param name="CreateLookUpTable">Computes its look-up table, for an input size and a number of classes.</param>
public sealed record SearchSpaceRegistration(
    SearchSpaceSpec Spec,
    Func<int, BatchNormOptions?, BaseSupernet> CreateSupernet,
    Func<Architecture, int, BatchNormOptions?, BaseModel> CreateModel,
    Func<int, int, BaseLookUpTable> CreateLookUpTable);

/// <summary>The search spaces of the assemblies that are loaded, by name. Generated code registers each when its assembly is loaded.</summary>
public static class SearchSpaces
{
    private static readonly SortedDictionary<string, SearchSpaceRegistration> Registrations = new(StringComparer.Ordinal);

    /// <summary>All registered search spaces, by name in ordinal order.</summary>
    public static IReadOnlyList<SearchSpaceRegistration> All
    {
        get
        {
            lock (Registrations)
                return [.. Registrations.Values];
        }
    }

    /// <summary>Registers a search space.</summary>
    /// <param name="registration">The search space. One of the same name is replaced.</param>
    public static void Register(SearchSpaceRegistration registration)
    {
        lock (Registrations)
            Registrations[registration.Spec.Name] = registration;
    }

    /// <summary>A search space by its name, if there is one.</summary>
    /// <param name="name">The name of its class, in any case.</param>
    /// <returns>The search space, or null.</returns>
    public static SearchSpaceRegistration? Find(string name) =>
        All.FirstOrDefault(space => string.Equals(space.Spec.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A search space by its name.</summary>
    /// <param name="name">The name of its class, in any case.</param>
    /// <returns>The search space.</returns>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those that there are.</exception>
    public static SearchSpaceRegistration Get(string name)
    {
        var all = All;
        return Find(name) ?? throw new KeyNotFoundException(all.Count == 0
            ? $"There is no search space '{name}': no class with [SearchSpace] is in the assemblies that are loaded."
            : $"There is no search space '{name}'. There are: {string.Join(", ", all.Select(space => space.Spec.Name))}.");
    }
}
