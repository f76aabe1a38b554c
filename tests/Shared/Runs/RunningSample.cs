using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.Tests.Runs;

/// <summary>
/// The folder of a search under way, as the process that works on it leaves it: that process has the lock of the run until it ends,
/// and adds to its files.
/// </summary>
internal sealed class RunningSample : IDisposable
{
    private readonly string _run;
    private readonly int _candidates;
    private readonly FileStream _lock;
    private readonly SampleCandidates _journal;
    private int _evaluated;

    /// <summary>Starts a search whose supernet is trained.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="candidates">How many candidates it will evaluate.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="seed">The seed of the numbers, and the one that the run tells.</param>
    public RunningSample(
        string run, BaseLookUpTable table, ConstraintCfg budget, int candidates, IReadOnlyList<string> classes, int seed = 3)
    {
        (_run, _candidates) = (run, candidates);
        var random = new Random(seed);
        SampleFiles.WriteOrigin(run, table, budget, classes, ["search", "--space", table.Spec.Name], Phases);
        var options = SampleFiles.Search(table, budget, seed);
        SampleFiles.Save(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.SearchOptions));
        SampleFiles.WriteHistory(run, random, NetworkNames.Supernet);
        _lock = new(
            Path.Combine(run, RunDirectory.LockFile),
            FileMode.OpenOrCreate,
            FileAccess.Write,
            FileShare.None,
            1,
            FileOptions.DeleteOnClose);
        _journal = new(run, table, budget, random);
    }

    private PhaseTime[] Phases =>
        [new(NetworkNames.Supernet, 75, "images", 40, 40), new(NetworkNames.Search, 5, "candidates", _evaluated, _candidates)];

    /// <summary>Evaluates more candidates.</summary>
    /// <param name="count">How many.</param>
    /// <returns>All that were added.</returns>
    public IReadOnlyList<ReportRow> Evaluate(int count)
    {
        var rows = _journal.Add(count, _candidates);
        _evaluated += count;
        SampleFiles.WriteTimes(_run, Phases, secondsLeft: 60);
        return rows;
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _journal.Dispose();
        _lock.Dispose();
    }
}
