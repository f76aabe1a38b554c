using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Superlayer</c>.</summary>
internal static class SuperlayerEmitter
{
    public static void Write(SourceWriter writer, SearchSpaceModel space) => ComponentWriter.Write(
        writer,
        GeneratedMembers.Superlayer,
        space.Declaration.Superlayer,
        FormEmitters.Of(space.Spec).BaseClass,
        $"A search layer of the supernet of {space.Spec.Name}, with all candidates.",
        [
            new(ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds {{FormEmitters.Of(space.Spec).Builds}}.</summary>
                /// <param name="index">The search layer.</param>
                /// <param name="batchNorm">The options of the batch norms.</param>
                /// <param name="device">Where the weights are; null is the CPU.</param>
                public Superlayer(int index, {{TypeNames.BatchNormOptions}} batchNorm, {{TypeNames.Device}}? device = null)
                    : base({{space.Declaration.GlobalName}}.Spec, index, batchNorm, device)
                {
                }
                """),
        ]);
}
