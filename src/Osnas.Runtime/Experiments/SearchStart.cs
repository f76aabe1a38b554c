using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What a search begins with, where it isn't random: the best of many draws by a measure of untrained networks.</summary>
/// <param name="parts">The search.</param>
internal sealed class SearchStart(SearchParts parts)
{
    private const string Purpose = "start";

    private readonly SearchOptions _options = parts.Options;

    /// <summary>The number of architectures that the search begins with.</summary>
    public int Count => _options.Searcher.CountStarts(parts.Budget.Limit(int.MaxValue));

    /// <summary>The number of draws, at most as many as meet the budget; 0 if the start is random.</summary>
    public int Draws => _options.Start is { } start ? parts.Budget.Limit(start.CountDraws(Count)) : 0;

    /// <summary>What is done, in words; null if the start is random.</summary>
    public string? Describe() => _options.Start is { } start
        ? $"the best {Count} of {Words.Count(Draws, "random architecture")} by {FitnessRegistry.All.NameOf(start.Fitness)}"
        : null;

    /// <summary>Chooses the architectures. What is measured is in a file of the run, so that a resumed run goes on with it.</summary>
    /// <param name="experiment">The run.</param>
    /// <returns>The architectures, the best first; empty if the start is random.</returns>
    public IReadOnlyList<Architecture> Choose(Experiment experiment)
    {
        if (_options.Start is not { Fitness: var fitness })
            return [];
        var name = FitnessRegistry.All.NameOf(fitness);
        var evaluator = fitness.Create(new(parts.Space, parts.Table, parts.Data.Train, _options.Seed));
        using var owned = evaluator as IDisposable;
        var known = new WorkDone(experiment.Directory.Path).CountStarts();
        var progress = experiment.Relay<SearchStep>((observer, step) => observer.Evaluated(
            step with { Phase = NetworkNames.Start, Fitness = name, IsKnown = step.Evaluated <= known }));
        var draws = new RandomSearcher(parts.Inside, Draws, RandomSource.Derive(_options.Seed, Purpose));
        var journal = experiment.Directory.OpenStart(evaluator, parts.Table, name);
        var measured = SearchRun.Run(draws, journal, isSetAside: null, progress, inFlight: 1, experiment.Cancellation, parts.Order);
        return [.. measured.Top(Count).Select(candidate => candidate.Architecture)];
    }
}
