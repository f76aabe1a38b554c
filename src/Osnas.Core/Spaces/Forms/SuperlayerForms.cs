namespace Osnas.Spaces.Forms;

/// <summary>The forms of superlayers by kind.</summary>
/// <remarks>
/// A new form is a member of <see cref="SuperlayerKind"/>; a class in a folder here; an emitter in <c>Emit/Forms</c> of
/// the generator; a superlayer in a folder of <c>Modules</c> of the runtime library; and its place in the lists of forms
/// and of emitters. If it has options of its own, they are properties of <see cref="SearchSpaceAttribute"/> and
/// <see cref="SpaceCfg"/> as well.
/// </remarks>
internal static class SuperlayerForms
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<SuperlayerForm> All { get; } = [new PerCandidateForm(), new UnifiedForm()];

    /// <summary>The form of a kind.</summary>
    /// <param name="kind">The kind; a value that has no name is a fault that the rules of its form tell.</param>
    public static SuperlayerForm Of(SuperlayerKind kind) => All.FirstOrDefault(form => form.Kind == kind) ?? new UnknownForm(kind);
}
