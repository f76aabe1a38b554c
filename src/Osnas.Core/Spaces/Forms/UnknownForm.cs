namespace Osnas.Spaces.Forms;

/// <summary>
/// The form of a kind that there isn't, as a cast gives it: its rules say so. Apart from that its layers are the
/// simplest ones, so that the one fault isn't told as many.
/// </summary>
internal sealed class UnknownForm(SuperlayerKind kind) : PerCandidateForm
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => kind;

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckOptions(SpaceCfg space)
    {
        var message = $"{nameof(space.Superlayer)} is {(int)kind}; it is {Words.Members<SuperlayerKind>()}";
        yield return new(SpaceRule.WithinBounds, SpacePart.Space, 0, nameof(space.Superlayer), message);
    }
}
