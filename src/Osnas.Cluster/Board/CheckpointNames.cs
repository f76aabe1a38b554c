using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.Cluster;

/// <summary>The checkpoints that a worker names.</summary>
internal static class CheckpointNames
{
    private const int LatestAndBest = 2;

    /// <summary>What is wrong with them, after the words <c>the result</c> or <c>the progress</c>; null if nothing is.</summary>
    public static string? FindFault(Job job, IReadOnlyList<StoredFile> checkpoints)
    {
        if (checkpoints.Any(file => file is not { Hash: not null, Name: not null }))
            return "names a checkpoint without its hash or its name";
        var most = job is TrainingJob training ? training.Training.Epochs + LatestAndBest : 0;
        if (checkpoints.Count > most)
            return $"names {Words.Count(checkpoints.Count, "checkpoint")}; at most {most} are possible";
        return checkpoints.FirstOrDefault(file => !TrainingCheckpoints.IsName(file.Name)) is { } other
            ? $"names '{NumberText.Shorten(other.Name)}', which is not the name of a checkpoint"
            : null;
    }
}
