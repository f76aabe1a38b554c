using System.Text.RegularExpressions;

namespace Osnas.LookUpTables;

/// <summary>Reads what has the form of a constraint: a metric between signs and bounds, or a bound alone.</summary>
internal static partial class ConstraintReader
{
    private const string Sign = "<=?|>=?|[≤≥⩽⩾]";
    private const string NoSigns = "[^<>=≤≥⩽⩾]";

    // A smaller number without a metric could be a time, or be meant in millions.
    private const double LeastCount = 1000;

    /// <summary>The constraint, or what is wrong with one; neither if the text doesn't have the form.</summary>
    public static (ConstraintCfg? Constraint, string? Fault) Read(string text)
    {
        if (Alone().Match(text) is { Success: true } alone && FindMetricOf(alone.Groups["right"].Value) is { } implied)
            return Read(alone, implied, 1);
        var match = Form().Match(text);
        if (!match.Success || !(match.Groups["left"].Success || match.Groups["right"].Success))
            return default;
        var word = match.Groups["metric"].Value;
        return MetricCatalog.FindWord(word) is (var metric, var unit)
            ? Read(match, metric, unit)
            : (null, ConstraintText.DescribeMetric(word));
    }

    /// <summary>What a bound alone limits, by its unit: FLOPs or latency; null if that isn't plain.</summary>
    private static MetricDefinition? FindMetricOf(string bound)
    {
        if (Quantity().Match(bound) is not { Success: true } quantity
            || !NumberText.TryRead(quantity.Groups["number"].Value, out var number))
            return null;
        var unit = quantity.Groups["unit"].Value;
        return unit.Length == 0
            ? number >= LeastCount ? MetricCatalog.Of(InfoMetric.Flops) : null
            : MetricCatalog.All.FirstOrDefault(metric => metric.Scale.TryFind(unit, out _));
    }

    private static (ConstraintCfg? Constraint, string? Fault) Read(Match match, MetricDefinition metric, double unit)
    {
        var (atMost, atLeast) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (bound, isUpper, isStrict) in Bounds(match))
        {
            if (FindFault(bound, metric, unit, out var value) is { } fault)
                return (null, fault);
            if (isUpper ? !double.IsPositiveInfinity(atMost) : !double.IsNegativeInfinity(atLeast))
                return (null, $"it has two {(isUpper ? "upper" : "lower")} bounds; write one, or one of each, as in 100k<=flops<=400k");
            if (isStrict && !metric.IsMeasured)
                value = isUpper ? Math.Ceiling(value) - 1 : Math.Floor(value) + 1;
            if (value < 0)
                return (null, $"no {metric.Name} are below 0");
            (atMost, atLeast) = isUpper ? (value, atLeast) : (atMost, value);
        }

        return (new(metric.Metric, atMost, atLeast), null);
    }

    /// <summary>The bounds, and whether the metric is below them. On the left, a sign reads the other way round.</summary>
    private static IEnumerable<(string Bound, bool IsUpper, bool IsStrict)> Bounds(Match match)
    {
        if (match.Groups["left"].Success)
            yield return (match.Groups["left"].Value, IsGreater("leftSign"), IsStrict("leftSign"));
        if (match.Groups["right"].Success)
            yield return (match.Groups["right"].Value, !IsGreater("rightSign"), IsStrict("rightSign"));

        bool IsGreater(string sign) => match.Groups[sign].Value is ">=" or "≥" or "⩾" or ">";
        bool IsStrict(string sign) => match.Groups[sign].Value is "<" or ">";
    }

    private static string? FindFault(string bound, MetricDefinition metric, double unit, out double value)
    {
        value = 0;
        var quantity = Quantity().Match(bound);
        if (!quantity.Success || !NumberText.TryRead(quantity.Groups["number"].Value, out var number))
            return $"'{NumberText.Shorten(bound)}' isn't a number of at least 0; "
                + (NumberText.Guess(bound) is { } guess and >= 0 ? FormattableString.Invariant($"did you mean {guess}? ") : string.Empty)
                + "write one as in 400k, 1.5M or 2e6";
        var suffix = quantity.Groups["unit"].Value;
        if (!metric.Scale.TryFind(suffix, out var scale))
            return $"{metric.Scale.Advice}, not in '{NumberText.Shorten(suffix)}'";
        if (unit != 1 && scale != 1)
            return $"both the metric and the bound have a unit; write {metric.Name} with the unit of the bound";
        value = number * unit * scale;
        return OptionRanges.Cost.Contains(value) ? null : OptionRanges.Cost.Describe("the bound", bound.Trim());
    }

    [GeneratedRegex(
        $@"^\s*((?<left>[^<>=≤≥⩽⩾\sA-Za-z]{NoSigns}*?)\s*(?<leftSign>{Sign})\s*)?(?<metric>[A-Za-z]+)\s*"
        + $@"((?<rightSign>{Sign})\s*(?<right>[^\s<>=≤≥⩽⩾]{NoSigns}*?)\s*)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    /// <summary>A bound without a metric; one without a sign is an upper one.</summary>
    [GeneratedRegex($@"^\s*(?<rightSign>{Sign})?\s*(?<right>[0-9.]{NoSigns}*?)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^(?<number>\+?[0-9.][0-9._]*([eE][+-]?[0-9]+)?)\s*(?<unit>[\p{L}%]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
