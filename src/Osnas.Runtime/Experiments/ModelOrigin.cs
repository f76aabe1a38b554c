namespace Osnas.Experiments;

/// <summary>The initial weights of the winner of a search and of the architectures for comparison.</summary>
public enum ModelOrigin
{
    /// <summary>New random weights.</summary>
    Scratch,

    /// <summary>Those of the architecture's path in the supernet, with calibrated batch norms: training is fine-tuning.</summary>
    Supernet,
}
