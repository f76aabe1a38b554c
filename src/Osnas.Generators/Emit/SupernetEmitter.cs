using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>Supernet</c>.</summary>
internal static class SupernetEmitter
{
    public static void Write(SourceWriter writer, SearchSpaceModel space) => ComponentWriter.Write(
        writer,
        GeneratedMembers.Supernet,
        space.Declaration.Supernet,
        "BaseSupernet",
        $"All architectures of {space.Spec.Name} in one network, with shared weights.",
        [
            new(ComponentDeclaration.Constructor,
                $$"""
                /// <summary>Builds the supernet.</summary>
                /// <param name="classes">The number of classes.</param>
                /// <param name="batchNorm">The options of the batch norms.</param>
                /// <param name="device">Where the weights are; null is the CPU.</param>
                public Supernet({{Defaults.ClassesParameter(space)}}, {{TypeNames.BatchNormOptions}}? batchNorm = null, {{TypeNames.Device}}? device = null)
                    : base({{space.Declaration.GlobalName}}.Spec.WithClasses({{Defaults.Classes(space)}}), batchNorm, device)
                {
                }
                """),
            new(GeneratedMembers.ConstructSuperlayer.Name,
                $"""
                /// <inheritdoc/>
                protected override global::Osnas.BaseSuperlayer ConstructSuperlayer(int layer, {TypeNames.BatchNormOptions} batchNorm) =>
                    {Superlayer(space)};
                """),
        ]);

    private static string Superlayer(SearchSpaceModel space) => space.Declaration.Superlayer.Fault is null
        ? $"new {space.Declaration.GlobalName}.Superlayer(layer, batchNorm, "
            + $"{ComponentWriter.Base(space.Declaration.Supernet, GeneratedMembers.Supernet)}.Device)"
        : "throw new global::System.NotSupportedException()";
}
