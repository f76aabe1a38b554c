using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Criteria;

/// <summary>A criterion with its options. Each is a record of its own, with <see cref="CriterionAttribute"/>.</summary>
[JsonConverter(typeof(CriterionOptionsConverter))]
public abstract record CriterionOptions : NamedOptions<CriterionOptions>
{
    /// <summary>Creates the criterion.</summary>
    /// <returns>The criterion.</returns>
    public abstract ICriterion Create();
}

/// <summary>Criteria as JSON.</summary>
internal sealed class CriterionOptionsConverter() : NamedOptionsConverter<CriterionOptions>(CriterionRegistry.All);
