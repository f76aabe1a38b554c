namespace Osnas.Spaces.Forms;

/// <summary>The forms of superlayers by kind.</summary>
internal static class SuperlayerForms
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<SuperlayerForm> All { get; } = [new PerCandidateForm(), new UnifiedForm()];

    /// <summary>The form of a kind.</summary>
    /// <param name="kind">The kind; a value that has no name is a fault that the rules of its form tell.</param>
    public static SuperlayerForm Of(SuperlayerKind kind) => All.FirstOrDefault(form => form.Kind == kind) ?? new UnknownForm(kind);
}
