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
        yield return (GeneratedMembers.GetBaseInfo.Name,
            $$"""
            /// <inheritdoc/>
            public override double GetBaseInfo({{TypeNames.InfoMetric}} metric) => metric switch
            {
                {{string.Join("\n    ", costs.Exact.Select(BaseCase))}}
                _ => base.GetBaseInfo(metric),
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
                {Indented(TableWriter.AllRows(spec, latency.Costs, costs))},
                {Literal.Of(latency.Costs.Base)});
            """);

        string Case(MetricCosts metric)
        {
            var condition = DependsOnSize(metric) ? $" when {SizeIsDeclared()}" : string.Empty;
            var table = Indented(TableWriter.DifferentRows(spec, metric, costs));
            return $"{TypeNames.InfoMetric}.{metric.Metric}{condition} => new(metric, {table}),";
        }

        // The last stage depends on the classes.
        string BaseCase(MetricCosts metric)
        {
            var condition = $"{self}.Spec.Classes == {Literal.Of(spec.Classes)}";
            if (DependsOnSize(metric))
                condition += $" && {SizeIsDeclared()}";
            return $"{TypeNames.InfoMetric}.{metric.Metric} when {condition} => {Literal.Of(metric.Base)},";
        }

        // A metric that depends on the size of the image is known only at the declared size.
        static bool DependsOnSize(MetricCosts metric) => MetricCatalog.Of(metric.Metric).DependsOnInputSize;

        string SizeIsDeclared() => $"{self}.InputSize == {Literal.Of(spec.InputSize)}";
    }

    /// <summary>Indents the lines of a table in its expression.</summary>
    private static string Indented(string lines) => lines.Replace("\n", "\n    ");
}
