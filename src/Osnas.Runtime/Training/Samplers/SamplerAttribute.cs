namespace Osnas.Training;

/// <summary>Registers the options of a sampler under a name, which <c>--sampler</c> and configuration files use.</summary>
/// <remarks>
/// For a record that derives from <see cref="SamplerOptions"/>, isn't abstract, and has a parameterless constructor.
/// </remarks>
/// <param name="name">The name, such as <c>uniform</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SamplerAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
