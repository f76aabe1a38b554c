using System.Text;
using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>LookUpTable</c>, with the tables at the declared input size as constants.</summary>
internal static class LookUpTableEmitter
{
    public static string? Emit(SearchSpaceModel space, SpaceCosts? costs) => ComponentFile.Write(
        space,
        GeneratedMembers.LookUpTable,
        space.Declaration.LookUpTable,
        "BaseLookUpTable",
        $"The costs of {space.Spec.Name}, with a row per {FormEmitters.Of(space.Spec).Row} and a column per candidate.",
        Members(space, costs));

    private static IEnumerable<(string Name, string Source)> Members(SearchSpaceModel space, SpaceCosts? costs)
    {
        var spec = space.Spec;
        yield return (ComponentDeclaration.Constructor,
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
        var self = ComponentFile.Base(space.Declaration.LookUpTable, GeneratedMembers.LookUpTable);
        if (space.Declaration.LookUpTable.HasConstructor)
        {
            yield return (GeneratedMembers.Create.Name,
                $"""
                /// <summary>Computes the look-up table.</summary>
                /// <param name="inputSize">The height and width of the image; those of the space if left out.</param>
                /// <param name="classes">The number of classes.</param>
                /// <returns>The look-up table.</returns>
                public static {table} Create({TypeNames.ImageSize}? inputSize = null, int classes = {Literal.Of(spec.Classes)}) =>
                    new {table}(inputSize ?? {Literal.Of(spec.InputSize)}, classes);
                """);
        }

        if (costs is null)
            yield break;
        yield return (GeneratedMembers.ConstructInfoTable.Name,
            $$"""
            /// <inheritdoc/>
            protected override {{TypeNames.InfoTable}} ConstructInfoTable({{TypeNames.InfoMetric}} metric) => metric switch
            {
                {{string.Join("\n    ", costs.Exact.Select(Case))}}
                _ => base.ConstructInfoTable(metric),
            };
            """);
        if (costs.Latency is not { } latency)
            yield break;
        yield return (GeneratedMembers.DeclaredLatency.Name,
            $"""
            /// <inheritdoc/>
            protected override {TypeNames.DeclaredLatency}? DeclaredLatency => new(
                {Literal.Of(latency.File)},
                {Literal.Of(spec.InputSize)},
                {Literal.Of(spec.Classes)},
                {Indented(Table(spec, latency.Costs, costs))},
                {Literal.Of(latency.Base)});
            """);

        // A metric that depends on the size of the image is known only at the declared size.
        string Case(MetricCosts metric)
        {
            var condition = MetricCatalog.Of(metric.Metric).DependsOnInputSize
                ? $" when {self}.InputSize == {Literal.Of(spec.InputSize)}"
                : string.Empty;
            return $"{TypeNames.InfoMetric}.{metric.Metric}{condition} => new(metric, {Indented(Table(spec, metric, costs))}),";
        }
    }

    private static string Table(SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs)
    {
        var cells = metric.Rows.Select(row => row.Select(Literal.Of).ToArray()).ToArray();
        var widths = Enumerable.Range(0, spec.MicroCfg.Count).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder("new double[,]\n{\n");
        for (var row = 0; row < cells.Length; row++)
        {
            var line = string.Join(", ", cells[row].Select((cell, column) => cell.PadLeft(widths[column])));
            var layer = spec.LayerOf(row);
            text.Append($"    {{ {line} }}, // {spec.NameOfRow(row)}: {spec.MacroCfg.Search[layer]} on {costs.LayerInputs[layer]}\n");
        }

        return text.Append('}').ToString();
    }

    /// <summary>Indents the lines of a table in its expression.</summary>
    private static string Indented(string lines) => lines.Replace("\n", "\n    ");
}
