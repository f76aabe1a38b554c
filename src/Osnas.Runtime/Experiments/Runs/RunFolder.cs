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
