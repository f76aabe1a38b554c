using System.Globalization;
using System.Text.RegularExpressions;

namespace Osnas.Search;

/// <summary>Constraints as users write them: <c>flops&lt;=400k</c>, <c>params&gt;=1.5M</c>, <c>100k&lt;=flops&lt;=400k</c>, <c>latency&lt;=5ms</c>.</summary>
public static partial class ConstraintText
{
    private const string Milliseconds = "ms";
    private const string Expected = "write a metric and a bound, as in flops<=400k, params>=1.5M or 100k<=flops<=400k";

    /// <summary>Reads a constraint.</summary>
    /// <param name="text">A metric (<c>flops</c>, <c>params</c> or <c>latency</c>, in any case), with bounds; <c>k</c>, <c>M</c> and <c>G</c> are thousands, millions and billions. A latency is in milliseconds; <c>ms</c> may follow it.</param>
    /// <returns>The constraint.</returns>
    /// <exception cref="FormatException">The text is no constraint.</exception>
    public static ConstraintCfg Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !(match.Groups["low"].Success || match.Groups["sign"].Success))
            throw new FormatException($"'{text}' is not a budget: {Expected}.");
        var metric = ParseMetric(match.Groups["metric"].Value);
        var (atMost, atLeast) = (double.PositiveInfinity, double.NegativeInfinity);
        if (match.Groups["low"].Success)
            atLeast = ParseNumber(match.Groups["low"].Value, metric, text);
        if (match.Groups["sign"].Value == "<=")
            atMost = ParseNumber(match.Groups["bound"].Value, metric, text);
        else if (match.Groups["sign"].Success && !match.Groups["low"].Success)
            atLeast = ParseNumber(match.Groups["bound"].Value, metric, text);
        else if (match.Groups["sign"].Success)
            throw new FormatException($"'{text}' has two lower bounds: {Expected}.");
        return new(metric, atMost, atLeast);
    }

    /// <summary>Writes a constraint as <see cref="Parse"/> reads it.</summary>
    /// <param name="constraint">The constraint, with at least one bound.</param>
    /// <returns>The text.</returns>
    public static string Format(ConstraintCfg constraint)
    {
        var metric = constraint.Metric.ToString().ToLowerInvariant();
        var (atLeast, atMost) = (FormattableString.Invariant($"{constraint.AtLeast}"), FormattableString.Invariant($"{constraint.AtMost}"));
        return (double.IsInfinity(constraint.AtLeast), double.IsInfinity(constraint.AtMost)) switch
        {
            (false, false) => $"{atLeast}<={metric}<={atMost}",
            (false, true) => $"{metric}>={atLeast}",
            _ => $"{metric}<={atMost}",
        };
    }

    private static InfoMetric ParseMetric(string name) =>
        Enum.TryParse<InfoMetric>(name, ignoreCase: true, out var metric)
            ? metric
            : throw new FormatException($"There is no budget for '{name}': flops, params and latency can be limited.");

    private static double ParseNumber(string number, InfoMetric metric, string text)
    {
        if (metric == InfoMetric.Latency && number.EndsWith(Milliseconds, StringComparison.OrdinalIgnoreCase))
            return ParseNumber(number[..^Milliseconds.Length], metric, text);
        var scale = number.Length == 0 ? 1 : char.ToUpperInvariant(number[^1]) switch { 'K' => 1e3, 'M' => 1e6, 'G' => 1e9, _ => 1 };
        var digits = scale == 1 ? number : number[..^1];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value * scale
            : throw new FormatException($"'{number}' in '{text}' is not a number: {Expected}.");
    }

    [GeneratedRegex(@"^\s*((?<low>[0-9.][^\s<>=]*)\s*<=\s*)?(?<metric>[A-Za-z]+)\s*((?<sign><=|>=)\s*(?<bound>[^\s<>=]+)\s*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
