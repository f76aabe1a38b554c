namespace Osnas.Search;

/// <summary>Registers the options of a fitness under a name for <c>--fitness</c> and configuration files.</summary>
/// <remarks>For a record that derives <see cref="FitnessOptions"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>naswot</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FitnessAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
