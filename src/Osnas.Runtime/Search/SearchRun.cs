namespace Osnas.Search;

/// <summary>
/// Runs a searcher with an evaluator, and evaluates each architecture once. The searcher is asked for architectures while fewer
/// than K of them are in flight: requested, but without a known result. It receives the results in the order of its requests.
/// So after n results, its next request depends on at most the first n - K + 1 of them. The result of a search depends on K,
/// but not on the number of workers or the order of their answers. It doesn't know costs: of candidates with equal fitness, the
/// first in the lexicographic order of choices is the best.
/// </summary>
public static class SearchRun
{
    /// <summary>Those that begin alike are side by side, so that their work can be shared.</summary>
    private static readonly Comparer<EvaluationRequest> ByChoices = Comparer<EvaluationRequest>.Create((first, second) =>
        first.Architecture.Zip(second.Architecture, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0));

    /// <summary>Runs a search to its end, with one evaluation at a time.</summary>
    /// <param name="searcher">The searcher.</param>
    /// <param name="evaluator">The evaluator. It receives all architectures in flight that are not evaluated yet, in
    /// lexicographic order of their choices, and can share work between them.</param>
    /// <param name="progress">Receives the progress after each candidate, in the order of evaluation.</param>
    /// <param name="inFlight">The number K.</param>
    /// <param name="cancellation">Stops between two candidates.</param>
    /// <returns>The result of the search.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="InvalidOperationException">The searcher requested nothing, or more than its
    /// <see cref="ISearcher.Evaluations"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fitness isn't a finite number.</exception>
    /// <exception cref="NotSupportedException">The searcher requests evaluations on a share of the images, and the evaluator
    /// doesn't support them.</exception>
    public static SearchResult Run(
        ISearcher searcher,
        IEvaluator evaluator,
        IProgress<SearchStep>? progress = null,
        int inFlight = 1,
        CancellationToken cancellation = default) => Run(searcher, evaluator, isSetAside: null, progress, inFlight, cancellation);

    /// <summary>The same, where an architecture may be one that can't be evaluated. It is set aside.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="evaluator">Evaluates, and leaves out what can't be evaluated.</param>
    /// <param name="isSetAside">Whether an architecture that was left out can't be evaluated; null if all can.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    /// <param name="inFlight">The number K.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <param name="order">The order of the candidates; null for that without costs.</param>
    /// <seealso cref="SearchLog.SetAside"/>
    internal static SearchResult Run(
        ISearcher searcher,
        IEvaluator evaluator,
        Func<Architecture, bool>? isSetAside,
        IProgress<SearchStep>? progress,
        int inFlight,
        CancellationToken cancellation,
        CandidateOrder<Evaluation>? order = null)
    {
        var log = new SearchLog(searcher, inFlight, progress, order ?? CandidateOrder.WithoutCosts);
        var evaluations = new RequestedEvaluations(evaluator, isSetAside);
        while (log.Ask())
        {
            cancellation.ThrowIfCancellationRequested();
            var due = log.Due;
            if (!due.All(log.IsEvaluated))
            {
                foreach (var (request, evaluation) in evaluations.Evaluate([.. log.Unknown.Order(ByChoices)]))
                {
                    if (evaluation is null)
                        log.SetAside(request);
                    else
                        log.Add(request, evaluation, evaluations.Cost);
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            log.Tell(due);
        }

        return log.ToResult();
    }

    /// <summary>
    /// Runs a search with parallel evaluations, such as on other machines. Result and candidates are the same as those of
    /// <see cref="Run(ISearcher, IEvaluator, IProgress{SearchStep}?, int, CancellationToken)"/> with the same
    /// <paramref name="inFlight"/>, unless <paramref name="asynchronous"/> is true.
    /// </summary>
    /// <param name="searcher">The searcher.</param>
    /// <param name="evaluate">Returns the fitness of an architecture, equal for equal architectures.</param>
    /// <param name="workers">The maximum number of evaluations at the same time. More workers than architectures in flight are
    /// idle.</param>
    /// <param name="inFlight">The number K.</param>
    /// <param name="asynchronous">Whether the searcher receives each result at once. Then slow evaluations delay nothing, but
    /// the result of the search depends on the order of the answers and can't be repeated.</param>
    /// <param name="progress">Receives the progress after each candidate, in the order in which the searcher receives the
    /// results.</param>
    /// <param name="cancellation">Stops the search, and is given to evaluations.</param>
    /// <returns>The result of the search.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="InvalidOperationException">The searcher requested nothing, or more than its
    /// <see cref="ISearcher.Evaluations"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fitness isn't a finite number.</exception>
    /// <exception cref="NotSupportedException">The searcher requests evaluations on a share of the images.</exception>
    public static Task<SearchResult> RunAsync(
        ISearcher searcher,
        Func<Architecture, CancellationToken, Task<double>> evaluate,
        int workers,
        int inFlight = 1,
        bool asynchronous = false,
        IProgress<SearchStep>? progress = null,
        CancellationToken cancellation = default) => RunAsync(
            searcher,
            async Task<double?> (architecture, token) => await evaluate(architecture, token).ConfigureAwait(false),
            workers,
            inFlight,
            asynchronous,
            progress,
            cancellation);

    /// <summary>The same, where an architecture may be one that can't be evaluated. It is set aside.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="evaluate">Returns the fitness of an architecture; null for one that can't be evaluated.</param>
    /// <param name="workers">The most evaluations at a time.</param>
    /// <param name="inFlight">The number K.</param>
    /// <param name="asynchronous">Whether the searcher is told each result as soon as it is there.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <param name="order">The order of the candidates; null for that without costs.</param>
    /// <seealso cref="SearchLog.SetAside"/>
    internal static async Task<SearchResult> RunAsync(
        ISearcher searcher,
        Func<Architecture, CancellationToken, Task<double?>> evaluate,
        int workers,
        int inFlight,
        bool asynchronous,
        IProgress<SearchStep>? progress,
        CancellationToken cancellation,
        CandidateOrder<Evaluation>? order = null)
    {
        var log = new SearchLog(searcher, inFlight, progress, order ?? CandidateOrder.WithoutCosts);
        await using var pool = new WorkerPool(evaluate, workers, cancellation);
        while (log.Ask())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var request in log.Unknown)
                pool.Start(RequireWhole(request, searcher));
            IReadOnlyList<EvaluationRequest> due = asynchronous ? [.. log.Known.Take(1)] : log.Due;
            if (due.Count == 0)
                due = [Add(await pool.TakeAnyAsync().ConfigureAwait(false))];
            foreach (var request in due)
            {
                if (!log.IsEvaluated(request))
                    Add(await pool.TakeAsync(request.Architecture).ConfigureAwait(false));
            }

            log.Tell(due);
        }

        return log.ToResult();

        EvaluationRequest Add((Architecture Architecture, double? Fitness) answer)
        {
            var request = new EvaluationRequest(answer.Architecture, Share: 1);
            if (answer.Fitness is { } fitness)
                log.Add(request, new(answer.Architecture, fitness));
            else
                log.SetAside(request);
            return request;
        }
    }

    private static Architecture RequireWhole(EvaluationRequest request, ISearcher searcher) => request.IsWhole
        ? request.Architecture
        : throw new NotSupportedException(
            $"{CheckedSearcher.Describe(searcher)} asks for a share of the validation images, and evaluations in parallel judge all of "
            + $"them. Use {nameof(SearchRun)}.{nameof(Run)}.");
}
