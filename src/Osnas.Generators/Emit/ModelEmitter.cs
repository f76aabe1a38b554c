using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Model</c>.</summary>
internal static class ModelEmitter
{
    public static string? Emit(SearchSpaceModel space) => ComponentFile.Write(
        space,
        space.Declaration.Model,
        "Model",
        $"A decoded architecture of {space.Spec.Name}: a network of its own.",
        [
            (ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds the network of an architecture.</summary>
                /// <param name="architecture">The index of the chosen candidate in each search layer, {{Literal.Of(space.Spec.MacroCfg.Search.Count)}} in all.</param>
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
                    for (var layer = 0; layer < architecture.Count; layer++)
                        yield return {{TypeNames.BlockModule}}.Create(Spec.MicroCfg[architecture[layer]], Spec.MacroCfg.Search[layer], batchNorm);
                }
                """),
        ]);
}
