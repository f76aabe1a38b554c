using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Search;

/// <summary>
/// A fitness, the number that a search maximizes, with its options: the accuracy with the weights of a trained supernet,
/// or a measure of untrained networks. Each is a separate record, with <see cref="FitnessAttribute"/>.
/// </summary>
[JsonConverter(typeof(FitnessOptionsConverter))]
public abstract record FitnessOptions : NamedOptions<FitnessOptions>
{
    /// <summary>Whether it needs the weights of a trained supernet. If not, a search builds and trains none.</summary>
    protected internal virtual bool NeedsSupernet => false;

    /// <summary>Creates what evaluates the architectures of a search.</summary>
    /// <param name="context">The space, the data and what is known.</param>
    /// <returns>The evaluator. If it is <see cref="IDisposable"/>, whoever asked for it disposes it.</returns>
    public abstract IEvaluator Create(FitnessContext context);
}

/// <summary>What searches maximize, as JSON.</summary>
internal sealed class FitnessOptionsConverter() : NamedOptionsConverter<FitnessOptions>(FitnessRegistry.All);

/// <summary>
/// The fitness options by name. Generated code registers each class with <see cref="FitnessAttribute"/> when its assembly
/// is loaded.
/// </summary>
public static class FitnessRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<FitnessOptions> All { get; } = new("fitness");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<FitnessOptions> create) => All.Register(name, create);
}
