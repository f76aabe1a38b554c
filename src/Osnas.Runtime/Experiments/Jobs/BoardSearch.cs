using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>A search whose candidates are evaluated by workers. Its result is that of one machine, with as many in flight.</summary>
/// <param name="evaluator">Has candidates evaluated.</param>
/// <param name="experiment">The run.</param>
/// <param name="parts">The search.</param>
internal sealed class BoardSearch(BoardEvaluator evaluator, Experiment experiment, SearchParts parts)
{
    /// <summary>Runs the search to its end.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="journal">Knows what was evaluated, and keeps what is.</param>
    /// <param name="setAside">Knows what couldn't be evaluated, and keeps what can't.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    public SearchResult Run(
        ISearcher searcher, CandidateJournal journal, SetAsideJournal setAside, IProgress<SearchStep>? progress) => CallQueue.Run(
            (calls, cancellation) => SearchRun.RunAsync(
                searcher,
                (architecture, token) => EvaluateAsync(architecture, journal, setAside, calls, token),
                workers: int.MaxValue, // the board has a queue
                parts.Options.InFlight,
                parts.Options.Asynchronous,
                progress is null ? null : new Relay<SearchStep>(step => calls.Post(() => progress.Report(step))),
                cancellation,
                parts.Order),
            experiment.Cancellation);

    private async Task<double?> EvaluateAsync(
        Architecture architecture, CandidateJournal journal, SetAsideJournal setAside, CallQueue calls, CancellationToken cancellation)
    {
        if (journal.Find(architecture) is { } known)
            return known;
        if (setAside.Has(architecture))
            return null;
        try
        {
            var fitness = await evaluator.EvaluateAsync(architecture, cancellation).ConfigureAwait(false);
            journal.Add(new(architecture, fitness));
            return fitness;
        }
        catch (JobFailedException exception)
        {
            var note = evaluator.SetAside(architecture, exception);
            calls.Post(() => experiment.Observer?.Noted(NetworkNames.Search, note));
            return null;
        }
    }
}
