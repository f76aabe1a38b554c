namespace Osnas.Generators.Emit.Forms;

/// <summary>The emitters of the forms of superlayers.</summary>
internal static class FormEmitters
{
    /// <summary>All emitters; the first is that of the form that a space has by default.</summary>
    public static IReadOnlyList<FormEmitter> All { get; } = [new PerCandidateEmitter(), new UnifiedEmitter()];

    /// <summary>The emitter of the form of a space; of a kind that isn't one, which is a fault of its own, that of the default.</summary>
    public static FormEmitter Of(SearchSpaceSpec spec) => All.FirstOrDefault(emitter => emitter.Kind == spec.Superlayer) ?? All[0];
}
