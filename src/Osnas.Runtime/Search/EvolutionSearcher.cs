using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Evolution (single path one-shot, arXiv:1904.00420, algorithm 1): the best architectures so far have children by
/// crossover and mutation; all children meet the budget and are new.
/// </summary>
public sealed class EvolutionSearcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly EvolutionOptions _options;
    private readonly Random _random;
    private List<Evaluation> _parents = [];
    private int _generation;

    /// <summary>An evolution.</summary>
    /// <param name="sampler">Draws the first population inside the budget.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EvolutionSearcher(BudgetSampler sampler, EvolutionOptions options, int seed)
    {
        options.Check();
        _options = options;
        _random = RandomSource.Create(seed, "evolution");
        _offspring = new(sampler, _random);
        Budget = sampler.Budget.Limit(options.Population + (options.Generations * Children));
    }

    /// <inheritdoc/>
    public int Budget { get; }

    private int Children => _options.Children ?? _options.Population;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_generation > _options.Generations)
            return [];
        return _parents.Count == 0 ? _offspring.Take(_options.Population, _offspring.Draw) : _offspring.Take(Children, MakeChild);
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        _generation++;

        // Of equals the older one stays: the order is stable.
        _parents = [.. _parents.Concat(evaluations).OrderByDescending(evaluation => evaluation.Fitness).Take(_options.Parents)];
    }

    private Architecture MakeChild()
    {
        var mother = RandomParent();
        if (_random.NextDouble() >= _options.CrossoverRate)
            return _offspring.Mutate(mother, _options.MutationRate);
        var child = _options.Crossover == Crossover.SinglePoint ? _offspring.CrossAtPoint(mother, RandomParent()) : _offspring.Cross(mother, RandomParent());
        return _options.MutateCrossed ? _offspring.Mutate(child, _options.MutationRate) : child;
    }

    private Architecture RandomParent() => _parents[_random.Next(_parents.Count)].Architecture;
}
