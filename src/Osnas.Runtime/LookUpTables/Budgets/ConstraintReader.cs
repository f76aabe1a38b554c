using System.Text.RegularExpressions;

namespace Osnas.LookUpTables;

/// <summary>Reads what has the form of a constraint: a metric between signs and bounds.</summary>
internal static partial class ConstraintReader
{
    private static readonly Dictionary<string, double> Counts = new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9, ["B"] = 1e9, ["T"] = 1e12,
    };

    /// <summary>Units of time in milliseconds, with both of Unicode's letters for micro.</summary>
    private static readonly Dictionary<string, double> Times = new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1, ["ms"] = 1, ["us"] = 1e-3, ["µs"] = 1e-3, ["μs"] = 1e-3, ["s"] = 1e3,
    };

    /// <summary>The constraint, or what is wrong with one; neither if the text doesn't have the form.</summary>
    public static (ConstraintCfg? Constraint, string? Fault) Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !(match.Groups["left"].Success || match.Groups["right"].Success))
            return default;
        if (!Enum.GetNames<InfoMetric>().Contains(match.Groups["metric"].Value, StringComparer.OrdinalIgnoreCase))
            return (null, ConstraintText.DescribeMetric(match.Groups["metric"].Value));
        var metric = Enum.Parse<InfoMetric>(match.Groups["metric"].Value, ignoreCase: true);
        var (atMost, atLeast) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (bound, isUpper) in Bounds(match))
        {
            if (FindFault(bound, metric, out var value) is { } fault)
                return (null, fault);
            if (isUpper ? !double.IsPositiveInfinity(atMost) : !double.IsNegativeInfinity(atLeast))
                return (null, $"it has two {(isUpper ? "upper" : "lower")} bounds; write one, or one of each, as in 100k<=flops<=400k");
            (atMost, atLeast) = isUpper ? (value, atLeast) : (atMost, value);
        }

        return (new(metric, atMost, atLeast), null);
    }

    /// <summary>The bounds, and whether the metric is below them. On the left, a sign reads the other way round.</summary>
    private static IEnumerable<(string Bound, bool IsUpper)> Bounds(Match match)
    {
        if (match.Groups["left"].Success)
            yield return (match.Groups["left"].Value, match.Groups["leftSign"].Value is ">=" or "≥");
        if (match.Groups["right"].Success)
            yield return (match.Groups["right"].Value, match.Groups["rightSign"].Value is "<=" or "≤");
    }

    private static string? FindFault(string bound, InfoMetric metric, out double value)
    {
        value = 0;
        var quantity = Quantity().Match(bound);
        if (!quantity.Success || !NumberText.TryRead(quantity.Groups["number"].Value, out var number))
            return $"'{NumberText.Shorten(bound)}' is no number from 0; {(NumberText.Guess(bound) is { } guess and >= 0 ? FormattableString.Invariant($"did you mean {guess}? ") : string.Empty)}write one as in 400k, 1.5M or 2e6";
        var (units, unit) = (metric == InfoMetric.Latency ? Times : Counts, quantity.Groups["unit"].Value);
        if (!units.TryGetValue(unit, out var scale))
            return metric == InfoMetric.Latency ? $"a latency is in ms, us or s, not in '{NumberText.Shorten(unit)}'" : $"counts end in k, M, G (or B) or T, not in '{NumberText.Shorten(unit)}'";
        value = number * scale;
        return OptionRanges.Cost.Contains(value) ? null : OptionRanges.Cost.Describe("the bound", bound.Trim());
    }

    [GeneratedRegex(@"^\s*((?<left>[^<>=≤≥\sA-Za-z][^<>=≤≥]*?)\s*(?<leftSign><=|>=|≤|≥)\s*)?(?<metric>[A-Za-z]+)\s*((?<rightSign><=|>=|≤|≥)\s*(?<right>[^\s<>=≤≥][^<>=≤≥]*?)\s*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<number>\+?[0-9.][0-9._]*([eE][+-]?[0-9]+)?)\s*(?<unit>[\p{L}%]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
