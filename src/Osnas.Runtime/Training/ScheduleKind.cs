namespace Osnas.Training;

/// <summary>How the learning rate changes during a training.</summary>
public enum ScheduleKind
{
    /// <summary>It falls along half a cosine, after every step (arXiv:1608.03983, without restarts).</summary>
    Cosine,

    /// <summary>
    /// It is multiplied by <see cref="TrainingOptions.ScheduleFactor"/> every <see cref="TrainingOptions.ScheduleEpochs"/>
    /// epochs.
    /// </summary>
    Step,

    /// <summary>It doesn't change.</summary>
    Constant,
}
