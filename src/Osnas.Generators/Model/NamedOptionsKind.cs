namespace Osnas.Generators.Model;

/// <summary>A kind of options that commands and configurations find by name. A new kind needs one more line here.</summary>
/// <param name="Prefix">The common prefix of the names of its attribute, base class and registry.</param>
/// <param name="Noun">The noun for it in messages.</param>
internal sealed record NamedOptionsKind(string Prefix, string Noun)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NamedOptionsKind> All { get; } =
    [
        new("Osnas.Search.Searcher", "search strategy"),
        new("Osnas.Training.Sampler", "training strategy"),
        new("Osnas.Criteria.Criterion", "criterion"),
    ];

    /// <summary>The attribute that gives a class its name.</summary>
    public string Attribute => Prefix + nameof(System.Attribute);

    /// <summary>The class that the options derive from.</summary>
    public string Base => Prefix + "Options";

    /// <summary>The registry that finds the options by their names.</summary>
    public string Registry => Prefix + "Registry";
}
