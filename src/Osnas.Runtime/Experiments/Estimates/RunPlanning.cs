using System.Text.Json.Serialization.Metadata;
using Osnas.Data;
using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>What plans of searches and trainings have in common.</summary>
internal static class RunPlanning
{
    private static readonly string[] CommonFiles =
    [
        RunDirectory.ConfigFile, RunDirectory.DataFile, RunDirectory.DataListFile, RunDirectory.LookUpTableFile, RunDirectory.HistoryFile,
        RunDirectory.VersionFile, RunDirectory.SpaceFile, RunDirectory.TimesFile, RunDirectory.ArchitectureFile, RunDirectory.ReportFile,
        RunDirectory.PredictionsFile, RunDirectory.WrongImagesFile,
    ];

    /// <summary>The files of a search, besides the weights of its networks.</summary>
    public static IReadOnlyList<string> SearchFiles(SearchOptions options) =>
    [
        .. CommonFiles,
        .. options.Start is null ? (string[])[] : [RunDirectory.StartFile],
        RunDirectory.CandidatesFile,
        RunDirectory.TestErrorsFile,
        RunDirectory.ArchitectureVectorFile,
    ];

    /// <summary>The files of a training, besides the weights.</summary>
    public static IReadOnlyList<string> TrainFiles { get; } = CommonFiles;

    /// <summary>Whether a folder has the run that these options resume. Nothing is written.</summary>
    /// <exception cref="InvalidDataException">It holds another run; the message names the difference.</exception>
    public static bool FindRun<T>(
        string folder, OptionSet<T> declared, T options, JsonTypeInfo<T> type, BaseLookUpTable table, DataSplit data, RunDevice device)
        where T : class
    {
        if (!Directory.Exists(folder))
            return false;
        using var directory = new RunDirectory(folder);
        directory.CheckSame(options, declared, type, table, data, device);
        return directory.IsStarted;
    }

    /// <summary>Tells an observer that wants it what is left of a run, if anything is.</summary>
    public static void Tell(IExperimentObserver? observer, Func<RunEstimate> measure)
    {
        if (observer is not { WantsEstimate: true })
            return;
        try
        {
            if (measure() is { } estimate && estimate.Phases.Any(phase => phase.Left > 0))
                observer.Estimated(estimate);
        }
        catch (NotFiniteNumberException)
        {
            // The networks that are only timed diverged. Those of the run have other weights, and tell it if they do.
        }
    }
}
