namespace Osnas.Search;

/// <summary>The progress of a search after an evaluation.</summary>
/// <param name="Evaluated">The number of evaluations so far. Each share of the validation images counts.</param>
/// <param name="Total">The number of all evaluations, if no architecture repeats.</param>
/// <param name="Last">The last evaluation.</param>
/// <param name="Best">The best evaluation so far, among those on the greatest share of the images.</param>
public sealed record SearchStep(int Evaluated, int Total, Evaluation Last, Evaluation Best)
{
    /// <summary>The name of the search among the parts of a run.</summary>
    internal const string SearchPhase = "search";

    /// <summary>The part of the run: <c>search</c>, or <c>start</c> while the start of the search is chosen.</summary>
    public string Phase { get; init; } = SearchPhase;

    /// <summary>The name of the fitness; null if it is an accuracy from 0 to 1.</summary>
    public string? Fitness { get; init; }

    /// <summary>The share of the validation images of the last evaluation; see <see cref="ISearcher.Share"/>.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The evaluated validation images so far, as a number of evaluations on all of them.</summary>
    public double Cost { get; init; } = Evaluated;

    /// <summary>Whether an earlier process of the run made this evaluation.</summary>
    internal bool IsKnown { get; init; }
}

/// <summary>The result of a search.</summary>
/// <param name="Best">The best candidate: the first of <see cref="Top"/>.</param>
/// <param name="Candidates">All candidates, in the order of requests. Architectures that were only evaluated on a share of the
/// validation images are not included.</param>
public sealed record SearchResult(Evaluation Best, IReadOnlyList<Evaluation> Candidates)
{
    /// <summary>The number of architectures that were only evaluated on a share of the validation images.</summary>
    public int Partial { get; init; }

    /// <summary>The evaluated validation images, as a number of evaluations on all of them.</summary>
    public double Cost { get; init; } = Candidates.Count;

    /// <summary>The order of the candidates, the best first.</summary>
    internal CandidateOrder<Evaluation> Order { get; init; } = CandidateOrder.WithoutCosts;

    /// <summary>Gets the best candidates.</summary>
    /// <param name="count">The number of candidates; if there are fewer, all of them.</param>
    /// <returns>The candidates, in descending order of fitness. Among equal ones, the cheaper comes first if the search has a budget;
    /// otherwise, and among equally cheap ones, the lexicographic order of the choices counts.</returns>
    public IReadOnlyList<Evaluation> Top(int count) => [.. Candidates.Order(Order).Take(count)];

    /// <summary>Finds the candidates that no other candidate beats in fitness and costs; see <see cref="ParetoFront.Of"/>.</summary>
    /// <param name="table">The costs of the candidates.</param>
    /// <param name="metrics">The metrics to minimize, in addition to the fitness to maximize.</param>
    /// <returns>The candidates, in the order of <see cref="Top"/>.</returns>
    public IReadOnlyList<Evaluation> FindParetoFront(BaseLookUpTable table, params InfoMetric[] metrics) =>
        [.. ParetoFront.Of(Candidates, table, metrics).Order(Order)];
}
