using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="FairnessSampler"/>, which has none.</summary>
[Sampler("fairness")]
public sealed record FairnessSamplerOptions : SamplerOptions
{
    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["FairnessSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new FairnessSampler(inside.Budget.Table.Spec);
}

/// <summary>
/// Trains one path in each step. Each layer uses all its allowed candidates once, in random order, before it repeats one. This
/// is the intention of OSNASLib's sampler with this name; <see cref="StrictFairnessSampler"/> is the algorithm of the paper.
/// </summary>
/// <param name="spec">The search space.</param>
public sealed class FairnessSampler(SearchSpaceSpec spec) : ISampler
{
    private readonly CandidateRounds _rounds = new(spec);

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) => new PathPlan(_rounds.Take(position.Seed, position.Step, 1));

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => SamplerRules.CheckSpace(spec, supernet);
}
