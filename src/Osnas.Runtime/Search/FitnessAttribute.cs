namespace Osnas.Search;

/// <summary>Registers the options of a fitness under a name, which <c>--fitness</c> and configuration files use.</summary>
/// <remarks>
/// For a record that derives from <see cref="FitnessOptions"/>, isn't abstract, and has a parameterless constructor.
/// </remarks>
/// <param name="name">The name, such as <c>naswot</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FitnessAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
