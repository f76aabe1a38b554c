namespace Osnas;

/// <summary>How a supernet combines the candidates of a layer.</summary>
public enum ForwardState
{
    /// <summary>One path: the candidate that <see cref="BaseSupernet.SetActivateArchitecture"/> chose in each layer.</summary>
    Single,

    /// <summary>The sum of all candidates, weighted by the architecture parameters themselves.</summary>
    Sum,

    /// <summary>The sum of all candidates, weighted by the softmax of the architecture parameters (DARTS, arXiv:1806.09055).</summary>
    Softmax,

    /// <summary>
    /// The sum of all candidates, weighted by a Gumbel-softmax sample of the architecture parameters (FBNet, arXiv:1812.03443).
    /// </summary>
    GumbelSoftmax,
}
