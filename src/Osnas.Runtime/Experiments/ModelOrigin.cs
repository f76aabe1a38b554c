namespace Osnas.Experiments;

/// <summary>The weights that the winner of a search, and what it is compared with, are trained from.</summary>
public enum ModelOrigin
{
    /// <summary>New random weights.</summary>
    Scratch,

    /// <summary>Those of the architecture's path in the supernet, with calibrated batch norms: training is fine-tuning.</summary>
    Supernet,
}
