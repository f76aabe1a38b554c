using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of an <see cref="Nsga2Searcher"/>.</summary>
[Searcher("nsga2")]
public sealed record Nsga2Options : SearcherOptions
{
    private const int UsualPopulation = 20;

    private static readonly OptionSet<Nsga2Options> Declared = new OptionSet<Nsga2Options>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Generations(options => options.Generations, (options, value) => options with { Generations = value })
        .Population(OptionRanges.Population, options => options.Population, (options, value) => options with { Population = value })
        .Number(
            nameof(MutationRate), OptionRanges.Share, options => options.MutationRate,
            (options, value) => options with { MutationRate = value },
            "The probability that a layer of a child mutates", flag: null, ["search_utility.mutation_rate"])
        .Number(
            nameof(CrossoverRate), OptionRanges.Share, options => options.CrossoverRate,
            (options, value) => options with { CrossoverRate = value },
            "The probability that a child has two parents", flag: null, ["search_utility.crossover_rate"])
        .FrontMetrics(options => options.Metrics, (options, value) => options with { Metrics = value })
        .Rule(nameof(Generations), (options, describe) =>
            GenerationSizes.FindFault(options.Evaluations, options.Generations, describe))
        .EvaluationsInclude(options => options.Evaluations, nameof(Population), options => options.Population);

    /// <summary>The number of architectures to evaluate; null for the number that <see cref="Generations"/> needs, or 330.</summary>
    public int? Evaluations { get; init; }

    /// <summary>The number of generations after the first population; null for as many as <see cref="Evaluations"/> allows.</summary>
    public int? Generations { get; init; }

    /// <summary>The number of architectures in the population; null for 20, or a fifth of the evaluations if that is less.</summary>
    public int? Population { get; init; }

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The probability that a child has two parents.</summary>
    public double CrossoverRate { get; init; } = 0.5;

    /// <summary>The costs to minimize, in addition to the fitness to maximize.</summary>
    public IReadOnlyList<InfoMetric> Metrics { get; init; } = [InfoMetric.Flops];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["Nsga2Searcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Sizes.Evaluations;

    internal GenerationSizes Sizes => GenerationSizes.Of(Evaluations, Generations, Population, children: null, UsualPopulation);

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => Math.Min(Sizes.Population, Math.Min(Sizes.Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new Nsga2Searcher(context.Inside, this, context.Seed, context.Start);

    /// <inheritdoc/>
    protected internal override IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => Metrics;
}

/// <summary>
/// NSGA-II (Deb et al. 2002; for architectures arXiv:2007.10396). Of parents and children, those on the first fronts survive,
/// and the least crowded ones of the last front that fits only in part. The result is a front, not one architecture; see
/// <see cref="ParetoFront.Of"/>.
/// </summary>
public sealed class Nsga2Searcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly BaseLookUpTable _table;
    private readonly Nsga2Options _options;
    private readonly Random _random;
    private Member[] _population = [];
    private readonly Generation _generation = new();
    private int _asked;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws the first population within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Nsga2Searcher(BudgetSampler sampler, Nsga2Options options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _table = sampler.Budget.Table;
        _options = options;
        _random = RandomSource.Create(seed, "NSGA-II");
        _offspring = new(sampler, _random, start ?? []);
        Evaluations = sampler.Budget.Limit(options.Sizes.Evaluations);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <summary>The survivors of the last generation, best fronts first.</summary>
    public IReadOnlyList<Evaluation> Population => [.. _population.Select(member => member.Evaluation)];

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_generation.IsAwaited)
            return [];
        var count = Math.Min(Evaluations - _asked, _options.Sizes.Population);
        var asked = _population.Length == 0 ? _offspring.TakeFirst(count) : _offspring.Take(count, MakeChild);
        _asked += asked.Count;
        return _generation.Begin(asked);
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        if (_generation.Complete(evaluations) is not { } children)
            return;
        Evaluation[] all = [.. Population, .. children];
        var points = all.Select(each => ParetoFront.Objectives(each, _table, _options.Metrics)).ToArray();
        _population = [.. ParetoFront.Sort(points).SelectMany((front, rank) =>
        {
            var crowding = ParetoFront.Crowding([.. front.Select(index => points[index])]);
            return front.Select((index, place) => new Member(all[index], rank, crowding[place]))
                .OrderByDescending(member => member.Crowding);
        }).Take(_options.Sizes.Population)];
    }

    private Architecture MakeChild()
    {
        var mother = WinTournament();
        var child = _random.NextDouble() < _options.CrossoverRate ? _offspring.Cross(mother, WinTournament()) : mother;
        return _offspring.Mutate(child, _options.MutationRate);
    }

    /// <summary>The better of two: of the better front, or else the less crowded.</summary>
    private Architecture WinTournament()
    {
        var (first, second) = (_population[_random.Next(_population.Length)], _population[_random.Next(_population.Length)]);
        var isBetter = first.Rank != second.Rank ? first.Rank < second.Rank : first.Crowding >= second.Crowding;
        return (isBetter ? first : second).Evaluation.Architecture;
    }

    private sealed record Member(Evaluation Evaluation, int Rank, double Crowding);
}
