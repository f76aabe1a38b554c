using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>The part of a search that workers do: candidates and trainings.</summary>
internal sealed class BoardWork
{
    private readonly IJobBoard _board;
    private readonly SearchParts _parts;
    private readonly Experiment _experiment;
    private readonly SeenWorkers _workers;
    private readonly StoredFile? _supernet;
    private readonly SetAsideJournal _setAside;

    /// <summary>The work of a search whose supernet is trained.</summary>
    /// <param name="board">Where workers find it.</param>
    /// <param name="parts">The search.</param>
    /// <param name="experiment">The run.</param>
    public BoardWork(IJobBoard board, SearchParts parts, Experiment experiment)
    {
        (_board, _parts, _experiment) = (board, parts, experiment);
        _workers = new(experiment.Directory);
        _setAside = experiment.Directory.OpenSetAside(parts.Table.Spec);
        _supernet = parts.Supernet is null
            ? null
            : board.Share(Path.Combine(experiment.Directory.Path, RunDirectory.WeightsFile(NetworkNames.Supernet)));
        Evaluator = new(
            board,
            _workers,
            _supernet,
            parts.LatencyFile is { } file ? board.Share(file) : null,
            _setAside,
            experiment);
    }

    /// <summary>Has candidates evaluated.</summary>
    public BoardEvaluator Evaluator { get; }

    /// <summary>The architectures that no worker could evaluate; null if there is none.</summary>
    public IReadOnlyList<SetAsideDocument>? SetAside => _setAside.All is { Count: > 0 } all ? all : null;

    /// <summary>What computed the run, in words, if not all of it is alike; else null.</summary>
    public IReadOnlyList<string>? Mix
    {
        get
        {
            var here = new WorkerDocument(_parts.Device.Document, ProcessorDocument.Measure());
            var all = RunDirectory.FindWorkers(_experiment.Directory.Path).Append(here).Distinct().ToArray();
            return all.Length == 1 ? null : [.. all.Select(worker => $"{worker}").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The lines that tell it, at the beginning of a run; none of a search that does its work itself.</summary>
    public static IEnumerable<string> Summarize(SearchParts parts)
    {
        if (parts.Board is null)
            yield break;
        yield return
            $"cluster   workers evaluate {Words.Count(parts.Options.MostInFlight, "candidate")} at a time (--in-flight); more workers wait "
            + "until the trainings begin";
        if (parts.Options.Asynchronous)
            yield return "          asynchronous: the result depends on which worker answers first, and can't be repeated";
    }

    /// <summary>Searches.</summary>
    /// <param name="searcher">Says what to evaluate.</param>
    /// <param name="journal">Knows what was evaluated, and keeps what is.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    public SearchResult Search(ISearcher searcher, CandidateJournal journal, IProgress<SearchStep>? progress) =>
        _parts.Options.Searcher.FindPlan(_parts.Budget) is null
            ? new BoardSearch(Evaluator, _experiment, _parts).Run(searcher, journal, _setAside, progress)

            // Shares of the images are judged by the journal, which adds them up.
            : SearchRun.Run(
                searcher, journal, _setAside.Has, progress, _parts.Options.InFlight, _experiment.Cancellation, _parts.Order);

    /// <summary>Has all networks trained that aren't yet.</summary>
    /// <param name="trainings">The trainings of the search.</param>
    /// <param name="compared">The winner and what it is compared with.</param>
    /// <param name="best">The best architecture that the search found.</param>
    public void TrainAhead(ComparedTrainings trainings, IReadOnlyList<ComparedArchitecture> compared, Architecture best) =>
        trainings.TrainAhead(compared, new BoardTrainings(_board, _workers, _experiment, _parts.Options, _supernet, best));
}
