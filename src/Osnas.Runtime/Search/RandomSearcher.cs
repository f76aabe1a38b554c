using Osnas.LookUpTables;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>Random search: architectures drawn inside the budget, each at most once.</summary>
public sealed class RandomSearcher : ISearcher
{
    private const int BatchSize = 16;

    private readonly DistinctSampler _sampler;
    private int _asked;

    /// <summary>A random search.</summary>
    /// <param name="sampler">Draws architectures inside the budget.</param>
    /// <param name="iterations">How many architectures.</param>
    /// <param name="seed">Decides which.</param>
    public RandomSearcher(BudgetSampler sampler, int iterations, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        Budget = sampler.Budget.Limit(iterations);
        _sampler = new(sampler, RandomSource.Create(seed, "random search"));
    }

    /// <inheritdoc/>
    public int Budget { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        var batch = _sampler.Take(Math.Min(BatchSize, Budget - _asked));

        // A space that has no more architectures inside the budget ends the search.
        _asked = batch.Count == 0 ? Budget : _asked + batch.Count;
        return batch;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
    }
}
