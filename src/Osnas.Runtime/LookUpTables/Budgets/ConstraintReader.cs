using System.Text.RegularExpressions;

namespace Osnas.LookUpTables;

/// <summary>Reads what has the form of a constraint: a metric between signs and bounds.</summary>
internal static partial class ConstraintReader
{
    /// <summary>The constraint, or what is wrong with one; neither if the text doesn't have the form.</summary>
    public static (ConstraintCfg? Constraint, string? Fault) Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !(match.Groups["left"].Success || match.Groups["right"].Success))
            return default;
        if (MetricCatalog.Find(match.Groups["metric"].Value) is not { } metric)
            return (null, ConstraintText.DescribeMetric(match.Groups["metric"].Value));
        var (atMost, atLeast) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (bound, isUpper) in Bounds(match))
        {
            if (FindFault(bound, metric, out var value) is { } fault)
                return (null, fault);
            if (isUpper ? !double.IsPositiveInfinity(atMost) : !double.IsNegativeInfinity(atLeast))
                return (null, $"it has two {(isUpper ? "upper" : "lower")} bounds; write one, or one of each, as in 100k<=flops<=400k");
            (atMost, atLeast) = isUpper ? (value, atLeast) : (atMost, value);
        }

        return (new(metric.Metric, atMost, atLeast), null);
    }

    /// <summary>The bounds, and whether the metric is below them. On the left, a sign reads the other way round.</summary>
    private static IEnumerable<(string Bound, bool IsUpper)> Bounds(Match match)
    {
        if (match.Groups["left"].Success)
            yield return (match.Groups["left"].Value, match.Groups["leftSign"].Value is ">=" or "≥");
        if (match.Groups["right"].Success)
            yield return (match.Groups["right"].Value, match.Groups["rightSign"].Value is "<=" or "≤");
    }

    private static string? FindFault(string bound, MetricDefinition metric, out double value)
    {
        value = 0;
        var quantity = Quantity().Match(bound);
        if (!quantity.Success || !NumberText.TryRead(quantity.Groups["number"].Value, out var number))
            return $"'{NumberText.Shorten(bound)}' is no number from 0; "
                + (NumberText.Guess(bound) is { } guess and >= 0 ? FormattableString.Invariant($"did you mean {guess}? ") : string.Empty)
                + "write one as in 400k, 1.5M or 2e6";
        var unit = quantity.Groups["unit"].Value;
        if (!metric.Scale.TryFind(unit, out var scale))
            return $"{metric.Scale.Advice}, not in '{NumberText.Shorten(unit)}'";
        value = number * scale;
        return OptionRanges.Cost.Contains(value) ? null : OptionRanges.Cost.Describe("the bound", bound.Trim());
    }

    [GeneratedRegex(
        @"^\s*((?<left>[^<>=≤≥\sA-Za-z][^<>=≤≥]*?)\s*(?<leftSign><=|>=|≤|≥)\s*)?(?<metric>[A-Za-z]+)\s*((?<rightSign><=|>=|≤|≥)\s*(?<right>[^\s<>=≤≥][^<>=≤≥]*?)\s*)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<number>\+?[0-9.][0-9._]*([eE][+-]?[0-9]+)?)\s*(?<unit>[\p{L}%]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
