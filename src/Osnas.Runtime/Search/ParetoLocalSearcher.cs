using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="ParetoLocalSearcher"/>.</summary>
[Searcher("pareto-local")]
public sealed record ParetoLocalOptions : SearcherOptions
{
    private static readonly OptionSet<ParetoLocalOptions> Declared = new OptionSet<ParetoLocalOptions>()
        .Starts(options => options.Starts, (options, value) => options with { Starts = value })
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .FrontMetrics(options => options.Metrics, (options, value) => options with { Metrics = value })
        .EvaluationsInclude(options => options.Evaluations, nameof(Starts), options => options.Starts);

    /// <summary>The number of random architectures at the start; null for 10, or a fifth of the evaluations if that is less.</summary>
    public int? Starts { get; init; }

    /// <summary>The number of architectures to evaluate, including the random ones.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <summary>The costs to minimize, in addition to the fitness to maximize.</summary>
    public IReadOnlyList<InfoMetric> Metrics { get; init; } = [InfoMetric.Flops];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["ParetoLocalSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => NeighborRequests.CountStarts(Starts, Math.Min(Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new ParetoLocalSearcher(context.Inside, this, context.Seed, context.Start);

    /// <inheritdoc/>
    protected internal override IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => Metrics;
}

/// <summary>
/// Pareto local search (Paquete et al. 2004). Each step evaluates a new random neighbor of an architecture on the front. A
/// neighbor differs in the choices of one layer (of two layers if one alone exceeds the budget). Of two random architectures on
/// the front, it takes the less crowded one (Deb et al. 2002), so that the front grows where it has gaps. The result is a
/// front, not one architecture; see <see cref="ParetoFront.Of"/>.
/// </summary>
public sealed class ParetoLocalSearcher : ISearcher
{
    private readonly NeighborRequests _requests;
    private readonly BaseLookUpTable _table;
    private readonly IReadOnlyList<InfoMetric> _metrics;
    private readonly Random _random;
    private readonly List<Place> _front = [];
    private readonly List<Place> _dominated = []; // those outside the front

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws random architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ParetoLocalSearcher(BudgetSampler sampler, ParetoLocalOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _table = sampler.Budget.Table;
        _metrics = options.Metrics;
        _random = RandomSource.Create(seed, "Pareto local search");
        _requests = new(sampler, options.Starts, options.Evaluations, _random, start ?? []);
    }

    /// <inheritdoc/>
    public int Evaluations => _requests.Evaluations;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _requests.Next(TakeNeighbor);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
        {
            var point = ParetoFront.Objectives(evaluation, _table, _metrics);
            var place = new Place(point, _requests.Around(evaluation.Architecture));
            if (_front.Exists(other => ParetoFront.Dominates(other.Point, point)))
            {
                _dominated.Add(place);
                continue;
            }

            _dominated.AddRange(_front.Where(other => ParetoFront.Dominates(point, other.Point)));
            _front.RemoveAll(other => ParetoFront.Dominates(point, other.Point));
            _front.Add(place);
        }
    }

    private Architecture? TakeNeighbor() => TakeNeighbor(_front) ?? TakeNeighborOfDominated();

    /// <summary>Where the whole front has no neighbor left, the front of the others takes its place.</summary>
    private Architecture? TakeNeighborOfDominated()
    {
        while (_dominated.Count > 0)
        {
            if (TakeNeighbor([.. ParetoFront.First([.. _dominated.Select(place => place.Point)]).Select(index => _dominated[index])])
                is { } neighbor)
                return neighbor;
            _dominated.RemoveAll(place => place.IsExhausted);
        }

        return null;
    }

    private Architecture? TakeNeighbor(List<Place> front)
    {
        var crowding = ParetoFront.Crowding([.. front.Select(place => place.Point)]);
        var open = front.Zip(crowding, (place, distance) => (Place: place, Distance: distance))
            .Where(each => !each.Place.IsExhausted).ToList();
        while (open.Count > 0)
        {
            var (first, second) = (open[_random.Next(open.Count)], open[_random.Next(open.Count)]);
            var chosen = first.Distance >= second.Distance ? first : second;
            if (chosen.Place.Take() is { } neighbor)
                return neighbor;
            open.Remove(chosen);
        }

        return null;
    }

    /// <summary>An architecture that was evaluated.</summary>
    private sealed class Place(double[] point, Neighborhood neighborhood)
    {
        public double[] Point => point;

        public bool IsExhausted { get; private set; }

        public Architecture? Take()
        {
            var neighbor = neighborhood.Take();
            IsExhausted = neighbor is null;
            return neighbor;
        }
    }
}
