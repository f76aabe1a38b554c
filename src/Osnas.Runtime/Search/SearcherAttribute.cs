namespace Osnas.Search;

/// <summary>Registers the options of a search strategy under a name, which <c>--strategy</c> and configuration files use.</summary>
/// <remarks>
/// For a record that derives from <see cref="SearcherOptions"/>, isn't abstract, and has a parameterless constructor.
/// </remarks>
/// <param name="name">The name, such as <c>hill-climbing</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SearcherAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
