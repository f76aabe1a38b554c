namespace Osnas.Training;

/// <summary>Registers the options of a sampler under a name for <c>--sampler</c> and configuration files.</summary>
/// <remarks>For a record that derives <see cref="SamplerOptions"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>uniform</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SamplerAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
