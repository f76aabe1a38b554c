using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Evolution (single path one-shot, arXiv:1904.00420, algorithm 1): the best architectures so far have children by
/// crossover and mutation; all children meet the budget and are new.
/// </summary>
public sealed class EvolutionSearcher : ISearcher
{
    private const int ChildTries = 100;

    private readonly BudgetSampler _sampler;
    private readonly IReadOnlyList<LayerChoices> _layers;
    private readonly EvolutionOptions _options;
    private readonly Random _random;
    private readonly HashSet<Architecture> _asked = [];
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
        _sampler = sampler;
        _layers = LayerChoices.Of(sampler.Budget.Table.Spec);
        _options = options;
        _random = RandomSource.Create(seed, "evolution");
    }

    /// <inheritdoc/>
    public int Budget => _options.Population * (_options.Generations + 1);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_generation > _options.Generations)
            return [];
        var population = new List<Architecture>();
        while (population.Count < _options.Population && NextChild() is { } child)
            population.Add(child);
        return population;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        _generation++;

        // Of equals the older one stays: the order is stable.
        _parents = [.. _parents.Concat(evaluations).OrderByDescending(evaluation => evaluation.Fitness).Take(_options.Parents)];
    }

    /// <summary>An architecture inside the budget that wasn't asked for before, or null if none was found in a bounded number of tries.</summary>
    private Architecture? NextChild()
    {
        for (var attempt = 0; attempt < ChildTries; attempt++)
        {
            var child = _parents.Count == 0 ? _sampler.Sample(_random) : MakeChild();
            if (_sampler.Budget.IsMetBy(child) && _asked.Add(child))
                return child;
        }

        // Where evolution has nothing new to offer, a newcomer may.
        var newcomer = _sampler.Sample(_random);
        return _asked.Add(newcomer) ? newcomer : null;
    }

    private Architecture MakeChild()
    {
        var mother = RandomParent();
        return _random.NextDouble() < _options.CrossoverRate ? Cross(mother, RandomParent()) : Mutate(mother);
    }

    private Architecture RandomParent() => _parents[_random.Next(_parents.Count)].Architecture;

    private Architecture Cross(Architecture mother, Architecture father) =>
        new(_layers.SelectMany(layer => (_random.Next(2) == 0 ? mother : father).Skip(layer.FirstRow).Take(layer.Rows)));

    private Architecture Mutate(Architecture parent) => new(_layers.SelectMany(layer =>
        _random.NextDouble() < _options.MutationRate ? layer.Sample(_random) : parent.Skip(layer.FirstRow).Take(layer.Rows)));
}
