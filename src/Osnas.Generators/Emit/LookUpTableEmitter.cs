using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;
using Osnas.Spaces;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>LookUpTable</c>, with the tables at the declared input size as a constant text.</summary>
internal static class LookUpTableEmitter
{
    public static void Write(SourceWriter writer, SearchSpaceModel space, SpaceCosts? costs) => ComponentWriter.Write(
        writer,
        GeneratedMembers.LookUpTable,
        space.Declaration.LookUpTable,
        "BaseLookUpTable",
        $"The costs of {space.Spec.Name}, with a row per {FormEmitters.Of(space.Spec).Row} and a column per candidate.",
        [.. Members(space, costs)]);

    private static IEnumerable<ComponentMember> Members(SearchSpaceModel space, SpaceCosts? costs)
    {
        var spec = space.Spec;
        yield return new(ComponentDeclaration.Constructor,
            $$"""
            /// <summary>Computes the look-up table.</summary>
            /// <param name="inputSize">The height and width of the image.</param>
            /// <param name="classes">The number of classes.</param>
            public LookUpTable({{TypeNames.ImageSize}} inputSize, int classes)
                : base({{space.Declaration.GlobalName}}.Spec, inputSize, classes)
            {
            }
            """);
        var table = $"{space.Declaration.GlobalName}.LookUpTable";
        if (space.Declaration.LookUpTable.HasConstructor)
        {
            yield return new(GeneratedMembers.Create.Name,
                $"""
                /// <summary>Computes the look-up table.</summary>
                /// <param name="inputSize">The height and width of the image; those of the space if left out.</param>
                /// <param name="classes">The number of classes.</param>
                /// <returns>The look-up table.</returns>
                public static {table} Create({TypeNames.ImageSize}? inputSize = null, {Defaults.ClassesParameter(space)}) =>
                    new {table}(inputSize ?? {Defaults.InputSize(space)}, {Defaults.Classes(space)});
                """);
        }

        if (costs is null)
            yield break;
        yield return new(GeneratedMembers.DeclaredTables.Name,
            $""""
            /// <inheritdoc/>
            protected override string DeclaredTables =>
                """
                {Indented(string.Join("\n\n", costs.Exact.Select(Section)))}
                """;
            """");
        if (costs.Latency is not { } latency)
            yield break;
        yield return new(GeneratedMembers.DeclaredLatency.Name,
            $""""
            /// <inheritdoc/>
            protected override {TypeNames.DeclaredLatency}? DeclaredLatency => new(
                {Literal.Of(latency.File)},
                {Literal.Of(spec.InputSize)},
                {Literal.Of(spec.Classes)},
                """
                {Indented(Table(latency.Costs))}
                """,
                {Literal.Of(latency.Costs.Base)});
            """");

        string Section(MetricCosts metric)
        {
            var definition = MetricCatalog.Of(metric.Metric);
            return $"{TableText.Heading(definition, spec.InputSize)}\n{Table(metric)}\n\n"
                + $"{TableText.BaseHeading(definition, spec.InputSize, spec.Classes)}\n{Literal.Of(metric.Base)}";
        }

        string Table(MetricCosts metric) => TableText.Write(metric.Rows, row => costs.Layers[spec.LayerOf(row)]);
    }

    /// <summary>Indents the lines of a table in its expression.</summary>
    private static string Indented(string lines) => lines.Replace("\n", "\n    ").Replace("\n    \n", "\n\n");
}
