namespace Osnas.Experiments;

/// <summary>The initial weights of the trainings of the winner and of the architectures that it is compared with.</summary>
public enum ModelOrigin
{
    /// <summary>New random weights.</summary>
    Scratch,

    /// <summary>
    /// The weights of the architecture's path in the supernet, with calibrated batch norms. The training then is fine-tuning.
    /// </summary>
    Supernet,
}
