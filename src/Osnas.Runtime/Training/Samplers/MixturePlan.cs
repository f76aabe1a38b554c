namespace Osnas.Training;

/// <summary>A step that trains all candidates of a supernet at once, weighted by the architecture parameters.</summary>
/// <param name="State">How the candidates are weighted.</param>
/// <param name="Tau">The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</param>
public sealed record MixturePlan(ForwardState State, double Tau = 1) : StepPlan
{
    /// <inheritdoc/>
    public override int Passes => 1;

    /// <inheritdoc/>
    public override double? Temperature => State == ForwardState.GumbelSoftmax ? Tau : null;

    /// <inheritdoc/>
    public override void Prepare(BaseSupernet supernet, int pass) => supernet.SetForwardState(State, Tau);
}
