namespace Osnas.Spaces.Forms;

/// <summary>
/// The form of an undefined kind, such as one from a cast. Its rules report the kind. Otherwise, its layers are the
/// simplest layers, so that the fault is reported only once.
/// </summary>
internal sealed class UnknownForm(SuperlayerKind kind) : PerCandidateForm
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => kind;

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckOptions(SpaceCfg space)
    {
        var message = $"{nameof(space.Superlayer)} is {(int)kind}; it must be {Words.Members<SuperlayerKind>()}";
        yield return new(SpaceRule.WithinBounds, SpacePart.Space, 0, nameof(space.Superlayer), message);
    }
}
