namespace Osnas.Data;

/// <summary>Registers a data format: configuration files find it by the name, in any case.</summary>
/// <remarks>For a class that derives from <see cref="DataFormat"/>, isn't abstract, and has a constructor without parameters.</remarks>
/// <param name="name">The name, as in <c>Numpy</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataFormatAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
