namespace Osnas.Training;

/// <summary>How the learning rate changes.</summary>
public enum ScheduleKind
{
    /// <summary>It falls along half a cosine, from step to step (arXiv:1608.03983, without restarts).</summary>
    Cosine,

    /// <summary>It is multiplied by a factor every few epochs.</summary>
    Step,

    /// <summary>It stays.</summary>
    Constant,
}
