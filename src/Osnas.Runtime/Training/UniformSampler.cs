namespace Osnas.Training;

/// <summary>Each allowed candidate of each layer with equal probability (single path one-shot, arXiv:1904.00420).</summary>
/// <param name="spec">The search space.</param>
public sealed class UniformSampler(SearchSpaceSpec spec) : ISampler
{
    private readonly IReadOnlyList<int>[] _allowed = [.. Enumerable.Range(0, spec.ModelCfgShape.Rows).Select(spec.AllowedCandidates)];

    /// <inheritdoc/>
    public Architecture Sample(Random random) => new(_allowed.Select(candidates => candidates[random.Next(candidates.Count)]));
}
