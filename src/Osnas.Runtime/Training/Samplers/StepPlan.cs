namespace Osnas.Training;

/// <summary>The work of one training step of a supernet: passes whose gradients add up to one update of the weights.</summary>
public abstract record StepPlan
{
    /// <summary>The number of forward and backward passes.</summary>
    public abstract int Passes { get; }

    /// <summary>The temperature of Gumbel-softmax noise; null without noise.</summary>
    public virtual double? Temperature => null;

    /// <summary>Sets the state of a supernet for a pass.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="pass">The index of the pass, from 0.</param>
    public abstract void Prepare(BaseSupernet supernet, int pass);
}
