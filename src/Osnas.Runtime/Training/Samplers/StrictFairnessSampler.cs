using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="StrictFairnessSampler"/>, which has none.</summary>
[Sampler("strict-fairness")]
public sealed record StrictFairnessSamplerOptions : SamplerOptions
{
    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["StrictFairnessSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new StrictFairnessSampler(inside.Budget.Table.Spec);

    /// <inheritdoc/>
    protected internal override string? FindFault(SearchSpaceSpec spec) => StrictFairnessSampler.FindFault(spec);
}

/// <summary>
/// Strict fairness (FairNAS, arXiv:1907.01845, algorithm 1). With C candidates, a step trains C paths that use each candidate
/// of each layer exactly once, and updates the weights once with the sum of their gradients.
/// </summary>
/// <remarks>
/// A layer that allows fewer than C candidates continues with its next shuffled round in the same step, and each step continues
/// where the previous one ended. Over all steps, the numbers of trainings of two candidates of a layer differ by at most one.
/// </remarks>
/// <param name="spec">The search space.</param>
public sealed class StrictFairnessSampler(SearchSpaceSpec spec) : ISampler
{
    private readonly CandidateRounds _rounds = new(spec);

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position)
    {
        var paths = spec.ModelCfgShape.Columns;
        return new PathPlan(_rounds.Take(position.Seed, position.Step * paths, paths));
    }

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet)
    {
        SamplerRules.CheckSpace(spec, supernet);
        if (FindFault(spec) is { } fault)
            throw new NotSupportedException($"{fault}.");
    }

    internal static string? FindFault(SearchSpaceSpec spec) => spec.Form.Coupling is { } coupling
        ? $"{spec.Name}: strict fairness trains each candidate of a layer once in a step, but {coupling}; use fairness, which trains "
            + "each of their choices equally often"
        : null;
}
