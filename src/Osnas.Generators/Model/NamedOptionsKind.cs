namespace Osnas.Generators.Model;

/// <summary>A kind of class that commands and configurations find by a name. A new kind needs one more line here.</summary>
/// <param name="Prefix">The common prefix of the names of its attribute, base class and registry.</param>
/// <param name="Noun">The noun for it in messages.</param>
/// <param name="Base">The class that classes of the kind derive from.</param>
/// <param name="Registry">The registry that finds them by their names.</param>
internal sealed record NamedOptionsKind(string Prefix, string Noun, string Base, string Registry)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NamedOptionsKind> All { get; } =
    [
        Options("Osnas.Search.Searcher", "search strategy"),
        Options("Osnas.Search.Fitness", "fitness"),
        Options("Osnas.Training.Sampler", "training strategy"),
        Options("Osnas.Criteria.Criterion", "criterion"),
        new("Osnas.Data.DataFormat", "data format", Base: "Osnas.Data.DataFormat", Registry: "Osnas.Data.DataFormat"),
    ];

    /// <summary>The attribute that gives a class its name.</summary>
    public string Attribute => Prefix + nameof(System.Attribute);

    /// <summary>A kind whose classes are options, which create what they are options of.</summary>
    private static NamedOptionsKind Options(string prefix, string noun) => new(prefix, noun, prefix + "Options", prefix + "Registry");
}
