namespace Osnas.Training;

/// <summary>The algorithm that updates the weights.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>RMSprop with momentum.</summary>
    RmsProp,

    /// <summary>Adam (arXiv:1412.6980).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (AdamW, arXiv:1711.05101).</summary>
    AdamW,
}
