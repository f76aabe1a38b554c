namespace Osnas.Training;

/// <summary>A step that trains paths of a supernet, one after the other.</summary>
/// <param name="Paths">The architecture of each pass.</param>
public sealed record PathPlan(IReadOnlyList<Architecture> Paths) : StepPlan
{
    /// <summary>Initializes a step that trains one path.</summary>
    /// <param name="path">The path.</param>
    public PathPlan(Architecture path)
        : this([path])
    {
    }

    /// <inheritdoc/>
    public override int Passes => Paths.Count;

    /// <inheritdoc/>
    public override void Prepare(BaseSupernet supernet, int pass)
    {
        supernet.SetForwardState(ForwardState.Single);
        supernet.SetActivateArchitecture(Paths[pass]);
    }
}
