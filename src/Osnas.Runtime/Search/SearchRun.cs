namespace Osnas.Search;

/// <summary>Where a search is, after a candidate was evaluated.</summary>
/// <param name="Evaluated">Candidates evaluated so far.</param>
/// <param name="Total">Candidates that will be evaluated in all, if none repeats.</param>
/// <param name="Last">The last one.</param>
/// <param name="Best">The best one so far.</param>
public sealed record SearchStep(int Evaluated, int Total, Evaluation Last, Evaluation Best);

/// <summary>The result of a search.</summary>
/// <param name="Best">The best candidate; of equals, the one that was asked for first.</param>
/// <param name="Candidates">All candidates, in the order in which they were asked for.</param>
public sealed record SearchResult(Evaluation Best, IReadOnlyList<Evaluation> Candidates)
{
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

/// <summary>
/// Combines a searcher with an evaluator. Each architecture is evaluated once, those of one request in the order of
/// their choices.
/// </summary>
public static class SearchRun
{
    /// <summary>Runs a search to its end.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="evaluator">Evaluates.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    /// <param name="cancellation">Stops between two candidates.</param>
    /// <returns>The result of the search.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="InvalidOperationException">The searcher asked for nothing, or for more than its evaluations.</exception>
    public static SearchResult Run(
        ISearcher searcher, IEvaluator evaluator, IProgress<SearchStep>? progress = null, CancellationToken cancellation = default)
    {
        var log = new Log(searcher, progress);
        while (searcher.Ask() is { Count: > 0 } asked)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var evaluation in evaluator.Evaluate(log.FindNew(asked)))
            {
                log.Add(evaluation);
                cancellation.ThrowIfCancellationRequested();
            }

            log.Tell(asked);
        }

        return log.ToResult();
    }

    /// <summary>
    /// Runs a search to its end, with evaluations in parallel, as on other machines. The result, the order of the
    /// candidates and of the progress are those of <see cref="Run"/>, in whatever order the evaluations finish.
    /// </summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="evaluate">Returns the fitness of an architecture; equal for equal architectures.</param>
    /// <param name="parallelism">The most evaluations at a time.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    /// <param name="cancellation">Stops the search, and is given to evaluations.</param>
    /// <returns>The result of the search.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="InvalidOperationException">The searcher asked for nothing, or for more than its evaluations.</exception>
    public static async Task<SearchResult> RunAsync(
        ISearcher searcher,
        Func<Architecture, CancellationToken, Task<double>> evaluate,
        int parallelism,
        IProgress<SearchStep>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        var log = new Log(searcher, progress);
        while (searcher.Ask() is { Count: > 0 } asked)
        {
            var architectures = log.FindNew(asked);
            var fitness = new double[architectures.Count];
            var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
            await Parallel.ForAsync(0, fitness.Length, options, async (index, token) =>
                fitness[index] = await evaluate(architectures[index], token).ConfigureAwait(false)).ConfigureAwait(false);
            foreach (var (architecture, value) in architectures.Zip(fitness))
                log.Add(new(architecture, value));
            log.Tell(asked);
        }

        return log.ToResult();
    }

    /// <summary>What is known so far.</summary>
    private sealed class Log(ISearcher searcher, IProgress<SearchStep>? progress)
    {
        private static readonly Comparer<Architecture> ByChoices = Comparer<Architecture>.Create((first, second) =>
            first.Zip(second, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0));

        private readonly Dictionary<Architecture, Evaluation> _known = [];
        private readonly List<Architecture> _asked = [];
        private Evaluation? _best;

        /// <summary>
        /// Those that weren't asked for before. Those that begin alike are side by side, so that their work can be shared.
        /// </summary>
        public IReadOnlyList<Architecture> FindNew(IReadOnlyList<Architecture> asked)
        {
            Architecture[] added = [.. asked.Distinct().Where(architecture => !_known.ContainsKey(architecture))];
            _asked.AddRange(added);
            if (_asked.Count > searcher.Evaluations)
            {
                throw new InvalidOperationException(
                    $"{CheckedSearcher.Describe(searcher)} asks for {_asked.Count} architectures, "
                    + $"but its Evaluations are {searcher.Evaluations}. When the search is over, Ask must return no architectures.");
            }

            return [.. added.Order(ByChoices)];
        }

        public void Add(Evaluation evaluation)
        {
            _known.Add(evaluation.Architecture, evaluation);
            if (_best is null || evaluation.Fitness > _best.Fitness)
                _best = evaluation;
            progress?.Report(new(_known.Count, searcher.Evaluations, evaluation, _best));
        }

        public void Tell(IReadOnlyList<Architecture> asked) => searcher.Tell([.. asked.Select(architecture => _known[architecture])]);

        public SearchResult ToResult()
        {
            // Of equals the one that was asked for first is the best, whichever was evaluated first.
            Evaluation[] candidates = [.. _asked.Select(architecture => _known[architecture])];
            return new(
                candidates.MaxBy(candidate => candidate.Fitness)
                    ?? throw new InvalidOperationException("The searcher asked for no architecture."),
                candidates);
        }
    }
}
