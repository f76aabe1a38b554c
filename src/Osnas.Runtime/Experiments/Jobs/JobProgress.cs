using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>
/// How far a job is. Each one says all that there is to know: of several in a row, the last one is enough, and whoever passes them on
/// may leave out the others.
/// </summary>
/// <param name="Text">How far it is, in words.</param>
internal sealed record JobProgress(string Text)
{
    /// <summary>The last step of a training; null of another job.</summary>
    public TrainingStep? Step { get; init; }

    /// <summary>The files of a training's folder of checkpoints, as they were sent last; none before the first.</summary>
    public IReadOnlyList<StoredFile> Checkpoints { get; init; } = [];
}
