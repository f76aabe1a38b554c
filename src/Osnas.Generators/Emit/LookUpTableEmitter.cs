using System.Text;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the nested class <c>LookUpTable</c>, with the tables at the declared input size as constants.</summary>
internal static class LookUpTableEmitter
{
    private const string ConstructInfoTable = nameof(ConstructInfoTable);
    private const string DeclaredLatency = nameof(DeclaredLatency);

    public static string? Emit(SearchSpaceModel space, SpaceCosts? costs) => ComponentFile.Write(
        space,
        space.Declaration.LookUpTable,
        "LookUpTable",
        "BaseLookUpTable",
        $"The costs of {space.Spec.Name}: a row per {(space.Spec.IsUnified ? "sub-block of each search layer" : "search layer")}, a column per candidate.",
        Members(space, costs));

    private static IEnumerable<(string Name, string Source)> Members(SearchSpaceModel space, SpaceCosts? costs)
    {
        var spec = space.Spec;
        yield return (ComponentDeclaration.Constructor,
            $$"""
            /// <summary>Computes the look-up table.</summary>
            /// <param name="inputSize">Height and width of the image.</param>
            /// <param name="classes">Number of classes.</param>
            public LookUpTable(int inputSize, int classes)
                : base({{space.Declaration.GlobalName}}.Spec, inputSize, classes)
            {
            }
            """);
        yield return ("Create",
            $"""
            /// <summary>Computes the look-up table.</summary>
            /// <param name="inputSize">Height and width of the image.</param>
            /// <param name="classes">Number of classes.</param>
            /// <returns>The look-up table.</returns>
            public static LookUpTable Create(int inputSize = {Literal.Of(spec.InputSize)}, int classes = {Literal.Of(spec.Classes)}) => new(inputSize, classes);
            """);
        if (costs is null)
            yield break;
        var flops = $"FlopsAt{Literal.Of(spec.InputSize)}";
        yield return (ConstructInfoTable,
            $$"""
            /// <inheritdoc/>
            protected override {{TypeNames.InfoTable}} ConstructInfoTable({{TypeNames.InfoMetric}} metric) => metric switch
            {
                {{TypeNames.InfoMetric}}.Flops when InputSize == {{Literal.Of(spec.InputSize)}} => new(metric, {{flops}}),
                {{TypeNames.InfoMetric}}.Params => new(metric, Params),
                _ => base.ConstructInfoTable(metric),
            };
            """);
        yield return (ConstructInfoTable, Table(flops, spec, costs.Flops, costs));
        yield return (ConstructInfoTable, Table("Params", spec, costs.Params, costs));
        if (costs.Latency is not { } latency)
            yield break;
        var milliseconds = $"LatencyAt{Literal.Of(spec.InputSize)}";
        yield return (DeclaredLatency,
            $"""
            /// <inheritdoc/>
            protected override {TypeNames.DeclaredLatency}? DeclaredLatency =>
                new({Literal.Of(latency.File)}, {Literal.Of(spec.InputSize)}, {Literal.Of(spec.Classes)}, {milliseconds}, {Literal.Of(latency.Base)});
            """);
        yield return (DeclaredLatency, Table(milliseconds, spec, latency.Costs, costs));
    }

    private static string Table(string name, SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs)
    {
        var cells = metric.Rows.Select(row => row.Select(Literal.Of).ToArray()).ToArray();
        var widths = Enumerable.Range(0, spec.MicroCfg.Count).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder($"private static double[,] {name} => new double[,]\n{{\n");
        for (var row = 0; row < cells.Length; row++)
        {
            var line = string.Join(", ", cells[row].Select((cell, column) => cell.PadLeft(widths[column])));
            var layer = spec.LayerOf(row);
            text.Append($"    {{ {line} }}, // {spec.NameOfRow(row)}: {spec.MacroCfg.Search[layer]} on {costs.LayerInputs[layer]}\n");
        }

        return text.Append("};").ToString();
    }
}
