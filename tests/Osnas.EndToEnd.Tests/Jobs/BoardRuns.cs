using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>Short searches for workers.</summary>
internal static class BoardRuns
{
    /// <summary>A search with all phases, three candidates of which are in flight.</summary>
    public static SearchOptions Options(string folder) => ResumeRun.Options(folder) with
    {
        TensorBoard = null,
        InFlight = 3,
        Checkpoints = new() { KeepEveryEpochs = 1, Keep = 1 },
    };

    /// <summary>
    /// All files of a run that don't tell the time. The candidates are a set: they are written in the order in which they are
    /// evaluated.
    /// </summary>
    public static SortedDictionary<string, string> Read(string folder)
    {
        var files = ResumeRun.Read(folder);
        files[RunDirectory.CandidatesFile] = string.Join(
            '\n',
            File.ReadLines(Path.Combine(folder, RunDirectory.CandidatesFile)).Select(line => line[(line.IndexOf(',') + 1)..])
                .Order(StringComparer.Ordinal));
        return files;
    }
}
