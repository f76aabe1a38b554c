using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Search;

/// <summary>
/// The options of a fitness, the number that a search maximizes: the accuracy with the weights of a trained supernet, or a
/// measure of untrained networks. Each fitness has a record of its own, with <see cref="FitnessAttribute"/>.
/// </summary>
[JsonConverter(typeof(FitnessOptionsConverter))]
public abstract record FitnessOptions : NamedOptions<FitnessOptions>
{
    /// <summary>Whether the fitness needs the weights of a trained supernet. If not, a search builds and trains none.</summary>
    protected internal virtual bool NeedsSupernet => false;

    /// <summary>Creates the evaluator of architectures.</summary>
    /// <param name="context">What the fitness can use.</param>
    /// <returns>The evaluator. If it is <see cref="IDisposable"/>, the caller disposes it.</returns>
    public abstract IEvaluator Create(FitnessContext context);
}

/// <summary>What searches maximize, as JSON.</summary>
internal sealed class FitnessOptionsConverter() : NamedOptionsConverter<FitnessOptions>(FitnessRegistry.All);

/// <summary>
/// The fitnesses by name. Generated code registers each class with <see cref="FitnessAttribute"/> when its assembly is loaded.
/// </summary>
public static class FitnessRegistry
{
    /// <summary>All registered fitnesses.</summary>
    public static NamedOptionsRegistry<FitnessOptions> All { get; } = new("fitness");

    /// <summary>Registers the options of a fitness.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates the options with their defaults.</param>
    public static void Register(string name, Func<FitnessOptions> create) => All.Register(name, create);
}
