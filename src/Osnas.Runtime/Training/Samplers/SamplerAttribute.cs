namespace Osnas.Training;

/// <summary>Registers options as those of a training strategy: <c>--sampler</c> and configuration files find it by the name.</summary>
/// <remarks>For a record that derives <see cref="SamplerOptions"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>uniform</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SamplerAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
