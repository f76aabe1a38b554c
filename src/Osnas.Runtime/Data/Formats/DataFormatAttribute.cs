namespace Osnas.Data;

/// <summary>Registers a data format under a name, which the command line and configuration files use, in any case.</summary>
/// <remarks>For a class that derives from <see cref="DataFormat"/>, isn't abstract, and has a parameterless constructor.</remarks>
/// <param name="name">The name, such as <c>Numpy</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataFormatAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
