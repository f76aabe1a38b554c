namespace Osnas.Experiments;

/// <summary>Looks at the folder of a run without writing to it.</summary>
internal static class RunFolder
{
    /// <summary>Whether a folder has the options of a run.</summary>
    public static bool IsOfRun(string run) => File.Exists(Path.Combine(run, RunDirectory.ConfigFile));

    /// <summary>Whether a run has its report and the network that it is about.</summary>
    public static bool IsFinished(string run) =>
        File.Exists(Path.Combine(run, RunDirectory.ReportFile))
        && new[] { NetworkNames.Winner, NetworkNames.Model }.Any(
            network => File.Exists(Path.Combine(run, RunDirectory.WeightsFile(network))));

    /// <summary>Whether a search has all that its options ask for.</summary>
    public static bool IsFinished(string run, SearchOptions options)
    {
        if (!IsFinished(run))
            return false;
        try
        {
            var report = JsonText.Read(Path.Combine(run, RunDirectory.ReportFile), OsnasJson.Default.SearchReport);
            return report.Baselines >= options.Baselines && report.Finalists >= options.Finalists
                && report.Winner.Trainings.Count >= options.Repeats;
        }
        catch (InvalidDataException)
        {
            return false; // the run tells what is wrong with it
        }
    }

    /// <summary>The line that tells, at the start of a run, what an earlier process did; none for a new run.</summary>
    /// <param name="run">The folder of the run; null for a new one.</param>
    /// <param name="isFinished">Whether all is done in a folder.</param>
    public static IEnumerable<string> DescribeBefore(string? run, Func<string, bool> isFinished) =>
        run is null ? []
        : isFinished(run) ? [$"run       is finished in {run}: nothing is left to do"]
        : [$"run       resumes in {run}"];

    /// <summary>Whether a process works on a run. The file that it locks may outlive a process that was killed.</summary>
    public static bool IsInUse(string run)
    {
        try
        {
            using var file = new FileStream(
                Path.Combine(run, RunDirectory.LockFile), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Whether a run has the options of a search, but for those that don't change its result.</summary>
    public static bool HasOptions(string run, SearchOptions options)
    {
        var file = Path.Combine(run, RunDirectory.ConfigFile);
        try
        {
            return File.Exists(file) && JsonDifference.Find(
                NamedFile.ReadText(file),
                JsonText.Write(options, OsnasJson.Default.SearchOptions),
                SearchOptions.Declared.PathsWithoutEffect) is null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
