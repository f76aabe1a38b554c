using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>How a child combines the layers of two parents.</summary>
public enum Crossover
{
    /// <summary>Each layer comes from one of the parents at random.</summary>
    Uniform,

    /// <summary>The first layers come from one parent, the others from the other parent.</summary>
    SinglePoint,
}

/// <summary>
/// The options of an <see cref="EvolutionSearcher"/>. For OSNASLib's evolution, set <see cref="Search.Crossover.SinglePoint"/>,
/// a <see cref="CrossoverRate"/> of 1, <see cref="MutateCrossed"/>, and <see cref="Children"/> to the population minus the
/// parents. Its window of costs is a constraint of the budget.
/// </summary>
[Searcher("evolution")]
public sealed record EvolutionOptions : SearcherOptions
{
    private const int UsualPopulation = 10;

    private static readonly OptionSet<EvolutionOptions> Declared = new OptionSet<EvolutionOptions>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Generations(options => options.Generations, (options, value) => options with { Generations = value })
        .Population(OptionRanges.Population, options => options.Population, (options, value) => options with { Population = value })
        .Whole(
            nameof(Children), OptionRanges.Members, options => options.Children, (options, value) => options with { Children = value },
            "Children in each generation", flag: null, ["search_utility.children_num"])
        .Whole(
            nameof(Parents), OptionRanges.Members, options => options.Parents, (options, value) => options with { Parents = value },
            "The number of best architectures so far that have children [default: half of the population]",
            "--parents",
            ["search_utility.parent_num"])
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
        .Rule(nameof(Generations), (options, describe) =>
            GenerationSizes.FindFault(options.Evaluations, options.Generations, describe))
        .Rule(nameof(Parents), (options, describe) => options.Parents > options.Sizes.Population
            ? $"{describe(nameof(Parents))} is more than {options.DescribePopulation(describe)}"
            : null)
        .EvaluationsInclude(options => options.Evaluations, nameof(Population), options => options.Population)
        .Doubt(nameof(Generations), (options, _) => options.Generations == 0
            ? $"0 generations: only the first {options.Sizes.Population} random architectures are evaluated"
            : null);

    /// <summary>The number of architectures to evaluate; null for the number that <see cref="Generations"/> needs, or 330.</summary>
    public int? Evaluations { get; init; }

    /// <summary>The number of generations after the first population; null for as many as <see cref="Evaluations"/> allows.</summary>
    public int? Generations { get; init; }

    /// <summary>The number of random architectures at the start; null for 10, or a fifth of the evaluations if that is less.</summary>
    public int? Population { get; init; }

    /// <summary>The number of children in a generation; null for the size of the first population.</summary>
    public int? Children { get; init; }

    /// <summary>The number of best architectures so far that become parents; null for half of the population.</summary>
    public int? Parents { get; init; }

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The share of children with two parents, from 0 to 1; the others are mutations of one parent.</summary>
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
    protected internal override int? EvaluationCount => Sizes.Evaluations;

    internal GenerationSizes Sizes => GenerationSizes.Of(Evaluations, Generations, Population, Children, UsualPopulation);

    internal int ParentCount => Parents ?? (Sizes.Population + 1) / 2;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => Math.Min(Sizes.Population, Math.Min(Sizes.Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new EvolutionSearcher(context.Inside, this, context.Seed, context.Start);

    private string DescribePopulation(Func<string, string> describe) =>
        Population is null ? $"the population, {Sizes.Population}" : describe(nameof(Population));
}

/// <summary>
/// Evolution (single path one-shot, arXiv:1904.00420, algorithm 1). The best architectures so far get children by crossover and
/// mutation. All children meet the budget and are new.
/// </summary>
public sealed class EvolutionSearcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly EvolutionOptions _options;
    private readonly Random _random;
    private List<Evaluation> _parents = [];
    private readonly Generation _generation = new();
    private int _asked;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws the first population within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EvolutionSearcher(BudgetSampler sampler, EvolutionOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _options = options;
        _random = RandomSource.Create(seed, "evolution");
        _offspring = new(sampler, _random, start ?? []);
        Evaluations = sampler.Budget.Limit(options.Sizes.Evaluations);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_generation.IsAwaited)
            return [];
        var left = Evaluations - _asked;
        var sizes = _options.Sizes;
        var asked = _parents.Count == 0
            ? _offspring.TakeFirst(Math.Min(left, sizes.Population))
            : _offspring.Take(Math.Min(left, sizes.Children), MakeChild);
        _asked += asked.Count;
        return _generation.Begin(asked);
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        if (_generation.Complete(evaluations) is not { } children)
            return;

        // Of equals the older one stays: the order is stable.
        _parents = [.. _parents.Concat(children).OrderByDescending(evaluation => evaluation.Fitness).Take(_options.ParentCount)];
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
