using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Criteria;

/// <summary>A criterion with its options. Each is a separate record, with <see cref="CriterionAttribute"/>.</summary>
[JsonConverter(typeof(CriterionOptionsConverter))]
public abstract record CriterionOptions : NamedOptions<CriterionOptions>
{
    /// <summary>Creates the criterion.</summary>
    /// <returns>The criterion.</returns>
    public abstract ICriterion Create();

    /// <summary>Creates the criterion with weights of classes. Override it to support <c>--class-weights</c>.</summary>
    /// <param name="classWeights">How much an image of each class counts, by label; null if all count the same.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="NotSupportedException">The criterion doesn't support weights.</exception>
    public virtual ICriterion Create(IReadOnlyList<double>? classWeights) => classWeights is null
        ? Create()
        : throw new NotSupportedException(
            $"The criterion {CriterionRegistry.All.NameOf(this)} has no class weights. Override Create(classWeights) in "
            + $"{GetType().Name}, or draw all classes equally often with --sample balanced.");
}

/// <summary>Criteria as JSON.</summary>
internal sealed class CriterionOptionsConverter() : NamedOptionsConverter<CriterionOptions>(CriterionRegistry.All);

/// <summary>
/// The criteria by their names. Generated code registers each class with <see cref="CriterionAttribute"/> when its assembly is
/// loaded.
/// </summary>
public static class CriterionRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<CriterionOptions> All { get; } = new("criterion");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<CriterionOptions> create) => All.Register(name, create);
}
