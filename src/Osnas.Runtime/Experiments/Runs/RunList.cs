using Osnas.LookUpTables;

namespace Osnas.Experiments;

/// <summary>Lists the runs of a folder.</summary>
internal static class RunList
{
    /// <summary>The runs, those that changed last first. What is no run is left out.</summary>
    /// <param name="folder">The folder that runs have their folders in.</param>
    /// <exception cref="IOException">There is no such folder, or it can't be read.</exception>
    public static IReadOnlyList<RunSummary> Read(string folder) =>
    [
        .. Find(folder).Select(run => Read(run.Name, run.Folder))
            .OrderByDescending(run => run.Changed).ThenBy(run => run.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names and the folders of the runs, in no order. What is no run is left out.</summary>
    /// <param name="folder">The folder that runs have their folders in.</param>
    /// <exception cref="IOException">There is no such folder, or it can't be read.</exception>
    public static IEnumerable<(string Name, string Folder)> Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"There is no folder {folder}. Name the folder that has the folders of runs; without a name, it is "
                + $"{RunPlace.DefaultFolder}.");

        // A training by a configuration has its folder in that of the search.
        return Directory.EnumerateDirectories(folder)
            .SelectMany(run => new[] { run, Path.Combine(run, TrainExperiment.Network) })
            .Where(RunFolder.IsOfRun)
            .Select(run => (Path.GetRelativePath(folder, run).Replace('\\', '/'), run));
    }

    /// <summary>The summary of a run.</summary>
    /// <param name="name">The name to give it.</param>
    /// <param name="run">Its folder, which has the options of a run.</param>
    /// <exception cref="IOException">The folder isn't there, or is empty: the run was deleted.</exception>
    public static RunSummary Read(string name, string run)
    {
        FileInfo[] files = [.. AtomicFile.FindWhole(run)];
        if (files.Length == 0)
            throw new FileNotFoundException($"{run} is empty.");
        var summary = new RunSummary(name, RunState.Stopped, files.Max(file => file.LastWriteTimeUtc))
        {
            Started = files.Min(file => file.LastWriteTimeUtc),
        };
        try
        {
            var config = Path.Combine(run, RunDirectory.ConfigFile);
            var head = RunDirectory.ReadFiles(run, () => JsonText.Read(config, OsnasJson.Default.RunHead));
            summary = summary with
            {
                Command = head.Command,
                Space = head.Space,
                Data = head.Data.Source,
                Budget = head.Architecture is null ? Describe(head.Budget ?? FindOwnBudget(run)) : null,
                Constraints = head.Budget,
                Architecture = head.Architecture,
            };
            var result = RunDirectory.ReadFiles(run, () => FindResult(run, head));
            summary = summary with
            {
                Budget = summary.Budget ?? result?.Budget,
                Architecture = result?.Architecture ?? summary.Architecture,
                TestAccuracy = result?.TestAccuracy,
            };
            var version = RunDirectory.FindOtherVersion(run);
            return
                RunFolder.IsInUse(run) ? summary with { State = RunState.Running }
                : result is not null ? summary with { State = RunState.Finished }
                : version is not null ? summary with { State = RunState.OtherVersion, Fault = $"begun by Osnas {version}" }
                : summary;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return summary with { State = RunState.Damaged, Fault = exception.Message };
        }
    }

    private static string? Describe(IReadOnlyList<ConstraintCfg>? budget) => budget switch
    {
        null => null,
        { Count: 0 } => Budget.None,
        _ => string.Join(", ", budget.Select(ConstraintText.Format)),
    };

    /// <summary>The budget of the space of a search; null where the folder doesn't tell it.</summary>
    private static IReadOnlyList<ConstraintCfg>? FindOwnBudget(string run)
    {
        var file = Path.Combine(run, RunDirectory.SpaceFile);
        try
        {
            return File.Exists(file) ? JsonText.Read(file, OsnasJson.Default.SpaceOutline).Budget : null;
        }
        catch (InvalidDataException)
        {
            return null; // the page of the run tells it
        }
    }

    /// <summary>The result of a finished run; null for one that isn't finished.</summary>
    private static (string? Budget, IReadOnlyList<int> Architecture, double TestAccuracy)? FindResult(string run, RunHead head)
    {
        if (!RunFolder.IsFinished(run))
            return null;
        var report = Path.Combine(run, RunDirectory.ReportFile);
        if (head.Architecture is not null)
        {
            var trained = JsonText.Read(report, OsnasJson.Default.TrainReport);
            return (null, trained.Architecture, trained.TestAccuracy);
        }

        var searched = JsonText.Read(report, OsnasJson.Default.SearchReport);
        return (searched.Budget, searched.Winner.Architecture, searched.Winner.TestAccuracy);
    }
}
