namespace Osnas.Search;

/// <summary>The progress of a search after an evaluation.</summary>
/// <param name="Evaluated">Candidates evaluated so far; each share of the validation images counts.</param>
/// <param name="Total">Candidates that will be evaluated in all, if none repeats.</param>
/// <param name="Last">The last one.</param>
/// <param name="Best">The best one so far, of those that were judged on the greatest share of the images.</param>
public sealed record SearchStep(int Evaluated, int Total, Evaluation Last, Evaluation Best)
{
    /// <summary>The name of the search among the parts of a run.</summary>
    internal const string SearchPhase = "search";

    /// <summary>The part of the run: <c>search</c>, or <c>start</c> for the choice of what the search begins with.</summary>
    public string Phase { get; init; } = SearchPhase;

    /// <summary>What the search maximizes, if it isn't an accuracy from 0 to 1: the name of the fitness; else null.</summary>
    public string? Fitness { get; init; }

    /// <summary>The share of the validation images that the last one was judged on; see <see cref="ISearcher.Share"/>.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The validation images that were judged so far, in evaluations on all of them.</summary>
    public double Cost { get; init; } = Evaluated;
}

/// <summary>The result of a search.</summary>
/// <param name="Best">The best candidate; of equals, the one that was asked for first.</param>
/// <param name="Candidates">
/// All candidates, in the order in which they were asked for. Those that were judged on a share of the validation images
/// alone aren't among them.
/// </param>
public sealed record SearchResult(Evaluation Best, IReadOnlyList<Evaluation> Candidates)
{
    /// <summary>The number of architectures that were judged on a share of the validation images alone.</summary>
    public int Partial { get; init; }

    /// <summary>The validation images that were judged, in evaluations on all of them.</summary>
    public double Cost { get; init; } = Candidates.Count;

    /// <summary>The best candidates, the best first.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    /// <returns>The candidates; among equals, those requested first.</returns>
    public IReadOnlyList<Evaluation> Top(int count) => [.. Candidates.OrderByDescending(candidate => candidate.Fitness).Take(count)];

    /// <summary>The candidates that no other is better than in fitness and costs together.</summary>
    /// <param name="table">Provides their costs.</param>
    /// <param name="metrics">The costs that count.</param>
    /// <returns>The candidates, from the fittest to the least fit.</returns>
    public IReadOnlyList<Evaluation> FindParetoFront(BaseLookUpTable table, params InfoMetric[] metrics) =>
        ParetoFront.Of(Candidates, table, metrics);
}
