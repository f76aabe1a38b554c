using Osnas.LookUpTables;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Regularized evolution (arXiv:1802.01548, algorithm 1): the best of a random tournament has a child with one choice
/// changed, which takes the place of the oldest, however good that is.
/// </summary>
public sealed class AgingSearcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly AgingOptions _options;
    private readonly Random _random;
    private readonly Queue<Evaluation> _alive = new();
    private int _asked;

    /// <summary>An evolution.</summary>
    /// <param name="sampler">Draws the first population inside the budget.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AgingSearcher(BudgetSampler sampler, AgingOptions options, int seed)
    {
        options.Check();
        _options = options;
        _random = RandomSource.Create(seed, "aging evolution");
        _offspring = new(sampler, _random);
        Budget = sampler.Budget.Limit(options.Evaluations);
    }

    /// <inheritdoc/>
    public int Budget { get; }

    /// <summary>The living, from the oldest to the youngest.</summary>
    public IReadOnlyCollection<Evaluation> Alive => _alive;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        var count = Math.Min(_asked == 0 ? _options.Population : _options.Litter, Budget - _asked);
        var born = _offspring.Take(count, _alive.Count == 0 ? _offspring.Draw : () => _offspring.MutateOne(FindParent()));

        // A space that has no more architectures inside the budget ends the search.
        _asked = born.Count == 0 ? Budget : _asked + born.Count;
        return born;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
        {
            _alive.Enqueue(evaluation);
            if (_alive.Count > _options.Population)
                _alive.Dequeue();
        }
    }

    private Architecture FindParent()
    {
        Evaluation[] tournament = [.. _alive];
        _random.Shuffle(tournament);
        return tournament.Take(_options.Tournament).MaxBy(evaluation => evaluation.Fitness)!.Architecture;
    }
}
