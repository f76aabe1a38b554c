using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Model</c>.</summary>
internal static class ModelEmitter
{
    public static string? Emit(SearchSpaceModel space) => ComponentFile.Write(
        space,
        space.Declaration.Model,
        "Model",
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
            ("ConstructStageLayers",
                $$"""
                /// <inheritdoc/>
                protected override global::System.Collections.Generic.IEnumerable<{{TypeNames.Module}}> ConstructStageLayers(
                    {{TypeNames.Architecture}} architecture, {{TypeNames.BatchNormOptions}} batchNorm)
                {
                    for (var layer = 0; layer < {{(space.Spec.IsUnified ? "Spec.MacroCfg.Search" : "architecture")}}.Count; layer++)
                        yield return {{TypeNames.BlockModule}}.Create({{Chosen(space.Spec)}}, batchNorm);
                }
                """),
        ]);

    private static string Chosen(SearchSpaceSpec spec) => spec.IsUnified
        ? "Spec, layer, Spec.ChoicesOf(architecture, layer)"
        : "Spec.MicroCfg[architecture[layer]], Spec.MacroCfg.Search[layer]";
}
