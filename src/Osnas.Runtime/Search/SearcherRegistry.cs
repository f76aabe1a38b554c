using Osnas.Options;

namespace Osnas.Search;

/// <summary>The search strategies by their names. Generated code registers each class with <see cref="SearcherAttribute"/> when its assembly is loaded.</summary>
public static class SearcherRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<SearcherOptions> All { get; } = new("search strategy");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<SearcherOptions> create) => All.Register(name, create);
}
