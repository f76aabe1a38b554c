namespace Osnas.Options;

/// <summary>Options of a part that is chosen by its name, such as a search strategy.</summary>
/// <typeparam name="TSelf">The base record of all that can be chosen.</typeparam>
public abstract record NamedOptions<TSelf>
    where TSelf : NamedOptions<TSelf>
{
    /// <summary>The options of this record, declared once.</summary>
    protected internal abstract OptionSet<TSelf> Declarations { get; }

    /// <summary>Other names that it is found by, as OSNASLib's.</summary>
    protected internal virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declarations.Check((TSelf)this);
}
