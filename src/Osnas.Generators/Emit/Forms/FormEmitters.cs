namespace Osnas.Generators.Emit.Forms;

/// <summary>The emitters of the forms of superlayers.</summary>
internal static class FormEmitters
{
    /// <summary>All emitters. The first one is for the default form.</summary>
    public static IReadOnlyList<FormEmitter> All { get; } = [new PerCandidateEmitter(), new UnifiedEmitter()];

    /// <summary>Gets the emitter for the form of a space. For an undefined kind, which a rule reports, it is the default one.</summary>
    public static FormEmitter Of(SearchSpaceSpec spec) => All.FirstOrDefault(emitter => emitter.Kind == spec.Superlayer) ?? All[0];
}
