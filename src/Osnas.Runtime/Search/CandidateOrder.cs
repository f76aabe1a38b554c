using Osnas.LookUpTables;

namespace Osnas.Search;

/// <summary>
/// The order of the candidates of a search, the best first: by fitness; of equals, the cheapest in the first metric, then in the
/// next one; of equals in all of them, by their choices. It doesn't depend on when a candidate was evaluated.
/// </summary>
/// <remarks>The winner, the progress, the lists of candidates and the pages use this order.</remarks>
/// <typeparam name="T">A candidate.</typeparam>
/// <param name="fitness">The fitness of a candidate.</param>
/// <param name="costs">Its costs, the most important first.</param>
/// <param name="choices">Its choices.</param>
internal sealed class CandidateOrder<T>(Func<T, double> fitness, IReadOnlyList<Func<T, double>> costs, Func<T, IEnumerable<int>> choices)
    : IComparer<T>
    where T : class
{
    /// <inheritdoc/>
    public int Compare(T? x, T? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = fitness(y).CompareTo(fitness(x));
        for (var metric = 0; order == 0 && metric < costs.Count; metric++)
            order = costs[metric](x).CompareTo(costs[metric](y));
        return order != 0 ? order : choices(x).Zip(choices(y), (one, other) => one.CompareTo(other)).FirstOrDefault(place => place != 0);
    }
}

/// <summary>Creates orders of candidates.</summary>
internal static class CandidateOrder
{
    /// <summary>The order where costs aren't known.</summary>
    public static CandidateOrder<Evaluation> WithoutCosts { get; } = Create([]);

    /// <summary>The order of a search with a budget.</summary>
    public static CandidateOrder<Evaluation> Of(Budget budget) => Create(
    [
        .. FindMetrics(budget.Constraints).Select(
            metric => (Func<Evaluation, double>)(candidate => budget.Table.GetModelInfo(metric, candidate.Architecture))),
    ]);

    /// <summary>The metrics that decide between equals: those of the budget, and then FLOPs and parameters.</summary>
    public static IEnumerable<InfoMetric> FindMetrics(IEnumerable<ConstraintCfg> budget) =>
        budget.Select(constraint => constraint.Metric).Append(InfoMetric.Flops).Append(InfoMetric.Params).Distinct();

    private static CandidateOrder<Evaluation> Create(IReadOnlyList<Func<Evaluation, double>> costs) =>
        new(candidate => candidate.Fitness, costs, candidate => candidate.Architecture);
}
