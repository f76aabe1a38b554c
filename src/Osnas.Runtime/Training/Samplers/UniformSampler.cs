using Osnas.Spaces;
using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="UniformSampler"/>, which has none.</summary>
[Sampler("uniform")]
public sealed record UniformSamplerOptions : SamplerOptions
{
    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["UniformSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new UniformSampler(inside.Budget.Table.Spec);
}

/// <summary>
/// Trains one path in each step, with equal probability for all networks (single path one-shot, arXiv:1904.00420). Each layer
/// chooses an allowed candidate, or a combination of sub-blocks in a unified layer, with equal probability.
/// </summary>
/// <param name="spec">The search space.</param>
public sealed class UniformSampler(SearchSpaceSpec spec) : ISampler
{
    private readonly UniformArchitectures _architectures = new(spec);

    /// <summary>Draws an architecture.</summary>
    /// <param name="random">The random number generator.</param>
    /// <returns>The architecture.</returns>
    public Architecture Sample(Random random) => _architectures.Draw(random);

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) => new PathPlan(Sample(position.CreateRandom("paths")));

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => SamplerRules.CheckSpace(spec, supernet);
}
