using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="BudgetSampler"/>, which has none.</summary>
[Sampler("budget")]
public sealed record BudgetSamplerOptions : SamplerOptions
{
    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["BudgetSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => inside;
}
