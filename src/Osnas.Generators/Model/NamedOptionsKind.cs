namespace Osnas.Generators.Model;

/// <summary>A kind of options that commands and configurations find by a name. Another kind is one line here.</summary>
/// <param name="Prefix">What the names of its attribute, base class and registry begin with.</param>
/// <param name="Noun">What reports call it.</param>
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

    /// <summary>The class that knows the options by their names.</summary>
    public string Registry => Prefix + "Registry";
}
