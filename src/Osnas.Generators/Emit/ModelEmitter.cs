using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Model</c>.</summary>
internal static class ModelEmitter
{
    public static string? Emit(SearchSpaceModel space) => ComponentFile.Write(
        space,
        GeneratedMembers.Model,
        space.Declaration.Model,
        "BaseModel",
        $"The network of a decoded architecture of {space.Spec.Name}.",
        [
            (ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds the network of an architecture.</summary>
                /// <param name="architecture">The index of the chosen candidate in each {{FormEmitters.Of(space.Spec).Row}}, {{Literal.Of(space.Spec.ModelCfgShape.Rows)}} in all.</param>
                /// <param name="classes">The number of classes.</param>
                /// <param name="batchNorm">The options of the batch norms.</param>
                /// <param name="device">Where the weights are; null is the CPU.</param>
                public Model({{TypeNames.Architecture}} architecture, int classes = {{Literal.Of(space.Spec.Classes)}}, {{TypeNames.BatchNormOptions}}? batchNorm = null, {{TypeNames.Device}}? device = null)
                    : base({{space.Declaration.GlobalName}}.Spec.WithClasses(classes), architecture, batchNorm, device)
                {
                }
                """),
            (GeneratedMembers.ConstructStageLayers.Name,
                $$"""
                /// <inheritdoc/>
                protected override global::System.Collections.Generic.IEnumerable<{{TypeNames.Module}}> ConstructStageLayers(
                    {{TypeNames.Architecture}} architecture, {{TypeNames.BatchNormOptions}} batchNorm)
                {
                    var layers = new {{TypeNames.Module}}[{{FormEmitters.Of(space.Spec).Layers(Spec(space))}}.Count];
                    for (var layer = 0; layer < layers.Length; layer++)
                        layers[layer] = {{TypeNames.BlockModule}}.Create({{FormEmitters.Of(space.Spec).Chosen(Spec(space))}}, batchNorm, {{Base(space)}}.Device);
                    return layers;
                }
                """),
        ]);

    private static string Spec(SearchSpaceModel space) => $"{Base(space)}.Spec";

    private static string Base(SearchSpaceModel space) => ComponentFile.Base(space.Declaration.Model, GeneratedMembers.Model);
}
