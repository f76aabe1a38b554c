namespace Osnas.Search;

/// <summary>Registers the options of a search strategy under a name for <c>--strategy</c> and configuration files.</summary>
/// <remarks>For a record that derives <see cref="SearcherOptions"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>hill-climbing</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SearcherAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
