using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>How a child gets the layers of two parents.</summary>
public enum Crossover
{
    /// <summary>Each layer from one of them at random.</summary>
    Uniform,

    /// <summary>The first layers from one, the others from the other.</summary>
    SinglePoint,
}

/// <summary>
/// The options of an <see cref="EvolutionSearcher"/>. OSNASLib's evolution is <see cref="Search.Crossover.SinglePoint"/>
/// with a <see cref="CrossoverRate"/> of 1, <see cref="MutateCrossed"/>, and as many <see cref="Children"/> as the
/// population has besides the parents; its window of costs is a constraint of the budget.
/// </summary>
[Searcher("evolution")]
public sealed record EvolutionOptions : SearcherOptions
{
    private static readonly OptionSet<EvolutionOptions> Declared = new OptionSet<EvolutionOptions>()
        .Whole(
            nameof(Generations), OptionRanges.Generations, options => options.Generations,
            (options, value) => options with { Generations = value },
            "Generations after the first population", "--generations", ["search_utility.generation_num"])
        .Whole(
            nameof(Population), OptionRanges.Population, options => options.Population,
            (options, value) => options with { Population = value },
            "Architectures in the population", "--population", ["search_utility.population_num"])
        .Whole(
            nameof(Children), OptionRanges.Members, options => options.Children, (options, value) => options with { Children = value },
            "Children in each generation", flag: null, ["search_utility.children_num"])
        .Whole(
            nameof(Parents), OptionRanges.Members, options => options.Parents, (options, value) => options with { Parents = value },
            "The number of best architectures so far that have children", "--parents", ["search_utility.parent_num"])
        .Number(
            nameof(MutationRate), OptionRanges.Share, options => options.MutationRate,
            (options, value) => options with { MutationRate = value },
            "The probability that a layer of a child mutates", flag: null, ["search_utility.mutation_rate"])
        .Number(
            nameof(CrossoverRate), OptionRanges.Share, options => options.CrossoverRate,
            (options, value) => options with { CrossoverRate = value },
            "The share of children with two parents", flag: null, ["search_utility.crossover_rate"])
        .Choice(
            nameof(Crossover), options => options.Crossover, (options, value) => options with { Crossover = value },
            "How a child combines the layers of two parents", flag: null, ["search_utility.crossover"])
        .Switch(
            nameof(MutateCrossed), options => options.MutateCrossed, (options, value) => options with { MutateCrossed = value },
            "Whether children of two parents also mutate", flag: null, ["search_utility.mutate_crossed"])
        .Rule(nameof(Parents), (options, describe) => options.Parents > options.Population
            ? $"{describe(nameof(Parents))} is more than {describe(nameof(Population))}"
            : null)
        .Doubt(nameof(Generations), (options, _) => options.Generations == 0
            ? $"0 generations: only the first {options.Population} random architectures are evaluated"
            : null);

    /// <summary>Generations after the first population.</summary>
    public int Generations { get; init; } = 10;

    /// <summary>The number of architectures in the population.</summary>
    public int Population { get; init; } = 30;

    /// <summary>Children of a generation; null for as many as the first population has.</summary>
    public int? Children { get; init; }

    /// <summary>The best of all so far that have children.</summary>
    public int Parents { get; init; } = 10;

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The share of children that have two parents; the others are mutations of one.</summary>
    public double CrossoverRate { get; init; } = 0.5;

    /// <summary>How a child gets the layers of two parents.</summary>
    public Crossover Crossover { get; init; }

    /// <summary>Whether children of two parents also mutate.</summary>
    public bool MutateCrossed { get; init; }

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["EvolutionSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Population + (Generations * (Children ?? Population));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new EvolutionSearcher(context.Inside, this, context.Seed);
}

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
    private readonly Generation _generation = new();
    private int _generations;

    /// <summary>An evolution.</summary>
    /// <param name="sampler">Draws the first population within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EvolutionSearcher(BudgetSampler sampler, EvolutionOptions options, int seed)
    {
        options.Check();
        _options = options;
        _random = RandomSource.Create(seed, "evolution");
        _offspring = new(sampler, _random);
        Evaluations = sampler.Budget.Limit(options.EvaluationCount!.Value);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    private int Children => _options.Children ?? _options.Population;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_generation.IsAwaited || _generations > _options.Generations)
            return [];
        return _generation.Begin(
            _parents.Count == 0 ? _offspring.Take(_options.Population, _offspring.Draw) : _offspring.Take(Children, MakeChild));
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        if (_generation.Complete(evaluations) is not { } children)
            return;
        _generations++;

        // Of equals the older one stays: the order is stable.
        _parents = [.. _parents.Concat(children).OrderByDescending(evaluation => evaluation.Fitness).Take(_options.Parents)];
    }

    private Architecture MakeChild()
    {
        var mother = RandomParent();
        if (_random.NextDouble() >= _options.CrossoverRate)
            return _offspring.Mutate(mother, _options.MutationRate);
        var child = _options.Crossover == Crossover.SinglePoint
            ? _offspring.CrossAtPoint(mother, RandomParent())
            : _offspring.Cross(mother, RandomParent());
        return _options.MutateCrossed ? _offspring.Mutate(child, _options.MutationRate) : child;
    }

    private Architecture RandomParent() => _parents[_random.Next(_parents.Count)].Architecture;
}
