using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Model</c>.</summary>
internal static class ModelEmitter
{
    public static void Write(SourceWriter writer, SearchSpaceModel space) => ComponentWriter.Write(
        writer,
        GeneratedMembers.Model,
        space.Declaration.Model,
        "BaseModel",
        $"The network of a decoded architecture of {space.Spec.Name}.",
        [
            new(ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds the network of an architecture.</summary>
                /// <param name="architecture">The index of the chosen candidate in each {{FormEmitters.Of(space.Spec).Row}}{{CountOfRows(space)}}.</param>
                /// <param name="classes">The number of classes.</param>
                /// <param name="batchNorm">The options of the batch norms.</param>
                /// <param name="device">Where the weights are; null is the CPU.</param>
                public Model({{TypeNames.Architecture}} architecture, {{Defaults.ClassesParameter(space)}}, {{TypeNames.BatchNormOptions}}? batchNorm = null, {{TypeNames.Device}}? device = null)
                    : base({{space.Declaration.GlobalName}}.Spec.WithClasses({{Defaults.Classes(space)}}), architecture, batchNorm, device)
                {
                }
                """),
        ]);

    private static string CountOfRows(SearchSpaceModel space) =>
        space.Declaration.HasOwnConfiguration ? string.Empty : $", {Literal.Of(space.Spec.ModelCfgShape.Rows)} in all";
}
