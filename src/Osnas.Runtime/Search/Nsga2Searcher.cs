using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of an <see cref="Nsga2Searcher"/>.</summary>
[Searcher("nsga2")]
public sealed record Nsga2Options : SearcherOptions
{
    private static readonly OptionSet<Nsga2Options> Declared = new OptionSet<Nsga2Options>()
        .Whole(
            nameof(Generations), OptionRanges.Generations, options => options.Generations,
            (options, value) => options with { Generations = value },
            "Generations after the first population", "--generations", ["search_utility.generation_num"])
        .Whole(
            nameof(Population), OptionRanges.Population, options => options.Population,
            (options, value) => options with { Population = value },
            "Architectures in the population", "--population", ["search_utility.population_num"])
        .Number(
            nameof(MutationRate), OptionRanges.Share, options => options.MutationRate,
            (options, value) => options with { MutationRate = value },
            "The probability that a layer of a child mutates", flag: null, ["search_utility.mutation_rate"])
        .Number(
            nameof(CrossoverRate), OptionRanges.Share, options => options.CrossoverRate,
            (options, value) => options with { CrossoverRate = value },
            "The probability that a child has two parents", flag: null, ["search_utility.crossover_rate"])
        .Choices(nameof(Metrics), options => options.Metrics, (options, value) => options with { Metrics = value });

    /// <summary>Generations after the first population.</summary>
    public int Generations { get; init; } = 10;

    /// <summary>The number of architectures in the population.</summary>
    public int Population { get; init; } = 40;

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The probability that a child has two parents.</summary>
    public double CrossoverRate { get; init; } = 0.9;

    /// <summary>The costs that are to be small, besides the fitness that is to be great.</summary>
    public IReadOnlyList<InfoMetric> Metrics { get; init; } = [InfoMetric.Flops];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["Nsga2Searcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Population * (Generations + 1);

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new Nsga2Searcher(context.Inside, this, context.Seed);

    /// <inheritdoc/>
    protected internal override IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => Metrics;
}

/// <summary>
/// NSGA-II (Deb 2002; for architectures arXiv:2007.10396): of parents and children those of the first fronts survive,
/// and of the last front that has room the least crowded. Its result is a front, not one architecture; see
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
    private int _generations;

    /// <summary>An evolution.</summary>
    /// <param name="sampler">Draws the first population within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Nsga2Searcher(BudgetSampler sampler, Nsga2Options options, int seed)
    {
        options.Check();
        _table = sampler.Budget.Table;
        _options = options;
        _random = RandomSource.Create(seed, "NSGA-II");
        _offspring = new(sampler, _random);
        Evaluations = sampler.Budget.Limit(options.EvaluationCount!.Value);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <summary>The survivors of the last generation, best fronts first.</summary>
    public IReadOnlyList<Evaluation> Population => [.. _population.Select(member => member.Evaluation)];

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _generation.IsAwaited || _generations > _options.Generations
        ? []
        : _generation.Begin(_offspring.Take(_options.Population, _population.Length == 0 ? _offspring.Draw : MakeChild));

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        if (_generation.Complete(evaluations) is not { } children)
            return;
        _generations++;
        Evaluation[] all = [.. Population, .. children];
        var points = all.Select(each => ParetoFront.Objectives(each, _table, _options.Metrics)).ToArray();
        _population = [.. ParetoFront.Sort(points).SelectMany((front, rank) =>
        {
            var crowding = ParetoFront.Crowding([.. front.Select(index => points[index])]);
            return front.Select((index, place) => new Member(all[index], rank, crowding[place]))
                .OrderByDescending(member => member.Crowding);
        }).Take(_options.Population)];
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
