using Osnas.Options;

namespace Osnas.Criteria;

/// <summary>The criteria by their names. Generated code registers each class with <see cref="CriterionAttribute"/> when its assembly is loaded.</summary>
public static class CriterionRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<CriterionOptions> All { get; } = new("criterion");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<CriterionOptions> create) => All.Register(name, create);
}
