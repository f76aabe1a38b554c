namespace Osnas.Training;

/// <summary>The work of one training step of a supernet: passes whose gradients add up to one update of the weights.</summary>
public abstract record StepPlan
{
    /// <summary>Forward and backward passes of the step.</summary>
    public abstract int Passes { get; }

    /// <summary>The temperature of the noise that candidates are weighted with; null without noise.</summary>
    public virtual double? Temperature => null;

    /// <summary>Sets a supernet up for a pass.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="pass">The pass, from 0.</param>
    public abstract void Prepare(BaseSupernet supernet, int pass);
}
