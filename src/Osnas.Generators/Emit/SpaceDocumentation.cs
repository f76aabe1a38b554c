using System.Globalization;
using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the documentation of a search space's class, which editors show as a tooltip.</summary>
internal static class SpaceDocumentation
{
    public static string Of(SearchSpaceModel space, SpaceCosts? costs)
    {
        var spec = space.Spec;
        var remarks = new List<string>
        {
            space.Declaration.HasOwnConfiguration
                ? "Its configuration is written in code: costs are computed when it runs."
                : $"{FormEmitters.Of(spec).DescribeShape(spec)}. Architectures: {spec.ArchitectureCountInWords}.",
        };
        if (costs is not null)
        {
            remarks.AddRange(
                costs.Exact.Select(metric => $"{Heading(spec, metric.Metric)}: {Range(metric)}{OfSupernet(costs, metric.Metric)}."));
            if (costs.Latency is { } latency)
                remarks.Add(
                    $"Latency, of {Escape(latency.File)}: {Milliseconds(latency.Costs.Min)} to {Milliseconds(latency.Costs.Max)} ms, "
                    + $"mean {Milliseconds(latency.Costs.Mean)}.");
            remarks.Add($"Fingerprint: {spec.Fingerprint}.");
        }

        var lines = new List<string>();
        if (!space.Declaration.IsDocumented)
            lines.Add($"/// <summary>The search space {spec.Name}.</summary>");
        lines.Add("/// <remarks>");
        lines.AddRange(remarks.Select(remark => $"/// <para>{remark}</para>"));
        lines.Add("/// </remarks>");
        return string.Join("\n", lines);
    }

    private static string Heading(SearchSpaceSpec spec, InfoMetric metric)
    {
        var definition = MetricCatalog.Of(metric);
        var size = definition.DependsOnInputSize ? $" at {spec.InputSize}" : string.Empty;
        return $"{char.ToUpperInvariant(definition.Unit[0])}{definition.Unit.Substring(1)}{size}";
    }

    private static string OfSupernet(SpaceCosts costs, InfoMetric metric) =>
        metric == InfoMetric.Params ? $"; of the supernet {Round(costs.SupernetParams)}" : string.Empty;

    private static string Range(MetricCosts costs) =>
        $"{Round(costs.Min)} to {Round(costs.Max)}, mean {Round(costs.Mean)}";

    private static string Milliseconds(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>A file may have any name.</summary>
    private static string Escape(string text) => Literal.Comment(text).Replace("&", "&amp;").Replace("<", "&lt;");

    private static string Round(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
