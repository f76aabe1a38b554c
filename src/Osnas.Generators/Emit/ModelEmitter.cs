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
        $"A decoded architecture of {space.Spec.Name}: a network of its own.",
        [
            (ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds the network of an architecture.</summary>
                /// <param name="architecture">The index of the chosen candidate in each {{(space.Spec.IsUnified ? "sub-block of each search layer" : "search layer")}}, {{Literal.Of(space.Spec.ModelCfgShape.Rows)}} in all.</param>
                /// <param name="classes">Number of classes.</param>
                /// <param name="batchNorm">How batch norms keep their statistics.</param>
                public Model({{TypeNames.Architecture}} architecture, int classes = {{Literal.Of(space.Spec.Classes)}}, {{TypeNames.BatchNormOptions}}? batchNorm = null)
                    : base({{space.Declaration.GlobalName}}.Spec.WithClasses(classes), architecture, batchNorm)
                {
                }
                """),
            (GeneratedMembers.ConstructStageLayers.Name,
                $$"""
                /// <inheritdoc/>
                protected override global::System.Collections.Generic.IEnumerable<{{TypeNames.Module}}> ConstructStageLayers(
                    {{TypeNames.Architecture}} architecture, {{TypeNames.BatchNormOptions}} batchNorm)
                {
                    for (var layer = 0; layer < {{(space.Spec.IsUnified ? $"{Spec(space)}.MacroCfg.Search" : "architecture")}}.Count; layer++)
                        yield return {{TypeNames.BlockModule}}.Create({{Chosen(space)}}, batchNorm);
                }
                """),
        ]);

    private static string Chosen(SearchSpaceModel space) => space.Spec.IsUnified
        ? $"{Spec(space)}, layer, {Spec(space)}.ChoicesOf(architecture, layer)"
        : $"{Spec(space)}.MicroCfg[architecture[layer]], {Spec(space)}.MacroCfg.Search[layer]";

    private static string Spec(SearchSpaceModel space) => $"{ComponentFile.Base(space.Declaration.Model, GeneratedMembers.Model)}.Spec";
}
