namespace Osnas.Training;

/// <summary>One path a step, each allowed candidate of each layer with equal probability (single path one-shot, arXiv:1904.00420).</summary>
/// <param name="spec">The search space.</param>
public sealed class UniformSampler(SearchSpaceSpec spec) : ISampler
{
    private readonly IReadOnlyList<int>[] _allowed = [.. Enumerable.Range(0, spec.ModelCfgShape.Rows).Select(spec.AllowedCandidates)];

    /// <summary>An architecture.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>An architecture of the space.</returns>
    public Architecture Sample(Random random) => new(_allowed.Select(candidates => candidates[random.Next(candidates.Count)]));

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) => new PathPlan(Sample(position.CreateRandom("paths")));

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => SamplerRules.CheckSpace(spec, supernet);
}
