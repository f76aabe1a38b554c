namespace Osnas.Criteria;

/// <summary>Registers the options of a criterion under a name for configuration files.</summary>
/// <remarks>For a record that derives <see cref="CriterionOptions"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>focal</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriterionAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
