using Osnas.Options;

namespace Osnas.Training;

/// <summary>The training strategies by their names. Generated code registers each class with <see cref="SamplerAttribute"/> when its assembly is loaded.</summary>
public static class SamplerRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<SamplerOptions> All { get; } = new("training strategy");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<SamplerOptions> create) => All.Register(name, create);
}
