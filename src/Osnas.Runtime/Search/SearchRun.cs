namespace Osnas.Search;

/// <summary>Where a search is, after a candidate was evaluated.</summary>
/// <param name="Evaluated">Candidates evaluated so far.</param>
/// <param name="Total">Candidates that will be evaluated in all, if none repeats.</param>
/// <param name="Last">The last one.</param>
/// <param name="Best">The best one so far.</param>
public sealed record SearchStep(int Evaluated, int Total, Evaluation Last, Evaluation Best);

/// <summary>What a search found.</summary>
/// <param name="Best">The best candidate; of equals, the one that was found first.</param>
/// <param name="Candidates">All candidates, in the order in which they were evaluated.</param>
public sealed record SearchResult(Evaluation Best, IReadOnlyList<Evaluation> Candidates);

/// <summary>Brings a searcher and an evaluator together. Each architecture is evaluated once.</summary>
public static class SearchRun
{
    /// <summary>Runs a search to its end.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="evaluator">Evaluates.</param>
    /// <param name="progress">Is told of each candidate.</param>
    /// <param name="cancellation">Stops between two candidates.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="InvalidOperationException">The searcher asked for nothing.</exception>
    public static SearchResult Run(ISearcher searcher, IEvaluator evaluator, IProgress<SearchStep>? progress = null, CancellationToken cancellation = default)
    {
        var known = new Dictionary<Architecture, Evaluation>();
        var candidates = new List<Evaluation>();
        Evaluation? best = null;
        while (searcher.Ask() is { Count: > 0 } asked)
        {
            foreach (var architecture in asked)
            {
                cancellation.ThrowIfCancellationRequested();
                if (known.ContainsKey(architecture))
                    continue;
                var evaluation = new Evaluation(architecture, evaluator.Evaluate(architecture));
                known.Add(architecture, evaluation);
                candidates.Add(evaluation);
                if (best is null || evaluation.Fitness > best.Fitness)
                    best = evaluation;
                progress?.Report(new(candidates.Count, searcher.Budget, evaluation, best));
            }

            searcher.Tell([.. asked.Select(architecture => known[architecture])]);
        }

        return new(best ?? throw new InvalidOperationException("The searcher asked for no architecture."), candidates);
    }
}
