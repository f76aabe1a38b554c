namespace Osnas.Options;

/// <summary>The base record of options that are chosen by a name, such as those of search strategies.</summary>
/// <typeparam name="TSelf">The base record of all options of the same kind.</typeparam>
public abstract record NamedOptions<TSelf>
    where TSelf : NamedOptions<TSelf>
{
    /// <summary>The options of this record, declared once.</summary>
    protected internal abstract OptionSet<TSelf> Declarations { get; }

    /// <summary>Other names for these options, such as those of OSNASLib.</summary>
    protected internal virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declarations.Check((TSelf)this);
}
