using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of an <see cref="AgingSearcher"/>.</summary>
[Searcher("aging")]
public sealed record AgingOptions : SearcherOptions
{
    private static readonly OptionSet<AgingOptions> Declared = new OptionSet<AgingOptions>()
        .Population(OptionRanges.Members, options => options.Population, (options, value) => options with { Population = value })
        .Whole(
            nameof(Tournament), OptionRanges.Members, options => options.Tournament,
            (options, value) => options with { Tournament = value },
            "Architectures in each tournament, whose winner gets a child; three quarters of the population by default",
            flag: null,
            ["search_utility.tournament_num"])
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Rule(nameof(Tournament), (options, describe) => options.Tournament > options.PopulationOf(options.Evaluations)
            ? $"{describe(nameof(Tournament))} is more than {options.DescribePopulation(describe)}"
            : null)
        .EvaluationsInclude(options => options.Evaluations, nameof(Population), options => options.Population);

    /// <summary>
    /// The number of architectures in the population; null for the square root of twice the <see cref="Evaluations"/>, or of
    /// twice the number of architectures that meet the budget if there are fewer.
    /// </summary>
    public int? Population { get; init; }

    /// <summary>
    /// The number of architectures in a tournament, whose best becomes a parent; null for three quarters of the population.
    /// </summary>
    public int? Tournament { get; init; }

    /// <summary>The number of architectures to evaluate, including the first population.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["AgingEvolutionSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => PopulationOf(Math.Min(Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new AgingSearcher(context.Inside, this, context.Seed, context.Start);

    // Measured on NAS-Bench-Macro and on random landscapes of 15,625 to 3.7e15 architectures, after 50 to 500 evaluations.
    internal int PopulationOf(int evaluations) => Population ?? (int)Math.Round(Math.Sqrt(2.0 * evaluations));

    internal int TournamentOf(int population) => Math.Min(population, Tournament ?? ((3 * population) + 2) / 4);

    private string DescribePopulation(Func<string, string> describe) => Population is null
        ? $"the population of {PopulationOf(Evaluations)} that follows from {describe(nameof(Evaluations))}"
        : describe(nameof(Population));
}

/// <summary>
/// Regularized evolution (arXiv:1802.01548, algorithm 1). The winner of a random tournament gets a child with one changed
/// choice (two if one alone exceeds the budget). The child replaces the oldest member of the population, whatever its fitness.
/// With several architectures in flight, parents are chosen among those with known fitness.
/// </summary>
public sealed class AgingSearcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly int _population;
    private readonly int _tournament;
    private readonly Random _random;
    private readonly Queue<Evaluation> _alive = new();
    private int _asked;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws the first population within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AgingSearcher(BudgetSampler sampler, AgingOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _random = RandomSource.Create(seed, "aging evolution");
        _offspring = new(sampler, _random, start ?? []);
        Evaluations = sampler.Budget.Limit(options.Evaluations);
        _population = options.PopulationOf(Evaluations);
        _tournament = options.TournamentOf(_population);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <summary>The population, from the oldest to the youngest member.</summary>
    public IReadOnlyCollection<Evaluation> Alive => _alive;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        var count = Math.Min(_asked == 0 ? _population : 1, Evaluations - _asked);
        var born = _asked == 0 ? _offspring.TakeFirst(count) : _offspring.Take(count, _alive.Count == 0 ? _offspring.Draw : MakeChild);

        // A space that has no more architectures inside the budget ends the search.
        _asked = born.Count == 0 ? Evaluations : _asked + born.Count;
        return born;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
        {
            _alive.Enqueue(evaluation);
            if (_alive.Count > _population)
                _alive.Dequeue();
        }
    }

    private Architecture MakeChild() => _offspring.BringInside(_offspring.MutateOne(FindParent()));

    private Architecture FindParent()
    {
        Evaluation[] tournament = [.. _alive];
        _random.Shuffle(tournament);
        return tournament.Take(_tournament).MaxBy(evaluation => evaluation.Fitness)!.Architecture;
    }
}
