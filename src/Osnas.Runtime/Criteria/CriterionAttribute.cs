namespace Osnas.Criteria;

/// <summary>Registers the options of a criterion under a name, which the command line and configuration files use.</summary>
/// <remarks>
/// For a record that derives from <see cref="CriterionOptions"/>, isn't abstract, and has a parameterless constructor.
/// </remarks>
/// <param name="name">The name, such as <c>focal</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriterionAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
