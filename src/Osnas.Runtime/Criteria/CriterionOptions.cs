using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Criteria;

/// <summary>
/// The options of a criterion (a loss). Each criterion has a record of its own, with <see cref="CriterionAttribute"/>.
/// </summary>
[JsonConverter(typeof(CriterionOptionsConverter))]
public abstract record CriterionOptions : NamedOptions<CriterionOptions>
{
    /// <summary>Creates the criterion.</summary>
    /// <returns>The criterion.</returns>
    public abstract ICriterion Create();

    /// <summary>Creates the criterion with class weights. Override it to support <c>--class-weights</c>.</summary>
    /// <param name="classWeights">The weight of each class, by label; null for equal weights.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="NotSupportedException">The criterion doesn't support class weights.</exception>
    public virtual ICriterion Create(IReadOnlyList<double>? classWeights) => classWeights is null
        ? Create()
        : throw new NotSupportedException(
            $"The criterion {CriterionRegistry.All.NameOf(this)} has no class weights. Override Create(classWeights) in "
            + $"{GetType().Name}, or draw all classes equally often with --sample balanced.");
}

/// <summary>Criteria as JSON.</summary>
internal sealed class CriterionOptionsConverter() : NamedOptionsConverter<CriterionOptions>(CriterionRegistry.All);

/// <summary>
/// The criteria by name. Generated code registers each class with <see cref="CriterionAttribute"/> when its assembly is loaded.
/// </summary>
public static class CriterionRegistry
{
    /// <summary>All registered criteria.</summary>
    public static NamedOptionsRegistry<CriterionOptions> All { get; } = new("criterion");

    /// <summary>Registers the options of a criterion.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates the options with their defaults.</param>
    public static void Register(string name, Func<CriterionOptions> create) => All.Register(name, create);
}
