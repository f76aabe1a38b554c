using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What of a run is done already, by its folder.</summary>
/// <param name="run">The folder, which may not exist yet.</param>
internal sealed class WorkDone(string run)
{
    /// <summary>Whether a network is fully trained.</summary>
    public bool IsTrained(string network) => File.Exists(Path.Combine(run, RunDirectory.WeightsFile(network)));

    /// <summary>The images that a training has seen, over all epochs.</summary>
    public long CountImages(string network, int epochs, long imagesOfEpoch)
    {
        if (IsTrained(network))
            return epochs * imagesOfEpoch;
        return TrainingCheckpoints.TryReadState(RunDirectory.CheckpointsOf(run, network)) is { } state
            ? (state.History.Count * imagesOfEpoch) + state.Images
            : 0;
    }

    /// <summary>The evaluations of candidates; each share of the validation images counts.</summary>
    public int CountEvaluations() => Math.Max(CountLines(RunDirectory.CandidatesFile), CountLines(RunDirectory.PartialFile));

    /// <summary>The architectures that are measured of those that the start of the search is chosen from.</summary>
    public int CountStarts() => CountLines(RunDirectory.StartFile);

    private int CountLines(string name)
    {
        var file = Path.Combine(run, name);
        return File.Exists(file) ? Math.Max(0, File.ReadLines(file).Count() - 1) : 0;
    }
}
