namespace Osnas.Training;

/// <summary>An optimizer of TorchSharp.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>RMSprop with momentum; the squares' average has a decay of 0.99.</summary>
    RmsProp,

    /// <summary>Adam (arXiv:1412.6980) with betas 0.9 and 0.999.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (arXiv:1711.05101), betas 0.9 and 0.999.</summary>
    AdamW,
}
