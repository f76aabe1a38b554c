namespace Osnas.Spaces.Forms;

/// <summary>The forms of superlayers by kind.</summary>
/// <remarks>
/// A new form needs a member of <see cref="SuperlayerKind"/>; a class in a folder here; an emitter in <c>Emit/Forms</c> of
/// the generator; a superlayer in a folder of <c>Modules</c> of the runtime library; and entries in the lists of forms
/// and emitters. Options of its own are properties of both <see cref="SearchSpaceAttribute"/> and
/// <see cref="SpaceCfg"/>.
/// </remarks>
internal static class SuperlayerForms
{
    private static readonly SuperlayerForm[] Forms = [new PerCandidateForm(), new UnifiedForm()];

    /// <summary>All forms.</summary>
    public static IReadOnlyList<SuperlayerForm> All => Forms;

    /// <summary>Gets the form of a kind.</summary>
    /// <param name="kind">The kind. An undefined value has a form whose rules report it.</param>
    public static SuperlayerForm Of(SuperlayerKind kind)
    {
        // Asked for each candidate of each layer, so without the objects of a query.
        foreach (var form in Forms)
        {
            if (form.Kind == kind)
                return form;
        }

        return new UnknownForm(kind);
    }
}
