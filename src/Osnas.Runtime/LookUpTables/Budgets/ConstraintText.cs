using System.Text.RegularExpressions;

namespace Osnas.LookUpTables;

/// <summary>
/// Constraints as users write them: <c>flops&lt;=400k</c>, <c>params&gt;=1.5M</c>, <c>100k&lt;=flops&lt;=400k</c>,
/// <c>latency&lt;=5ms</c>, <c>5M</c>. What isn't one, but plainly stands for one, is answered with that.
/// </summary>
internal static partial class ConstraintText
{
    private const string Expected = "write a metric and a bound, as in flops<=400k, params>=1.5M, 100k<=flops<=400k or latency<=5ms";
    private const string InShells = "; in a shell, < and > need quotes: --budget \"flops<=400k\"";

    /// <summary>Reads a constraint.</summary>
    /// <param name="text">
    /// <c>flops</c>, <c>params</c> or <c>latency</c> with bounds, where <c>≤</c> is <c>&lt;=</c>. Other usual names of the
    /// metrics are read too, and counts as in <c>mflops&lt;=300</c>. A count below a bound (<c>&lt;</c>) is at most one less.
    /// Counts may end in <c>k</c>, <c>M</c>, <c>G</c> (or <c>B</c>) and <c>T</c>: thousands, millions, billions, trillions.
    /// A time is in milliseconds; <c>us</c>, <c>ms</c> or <c>s</c> may follow it. A bound alone limits the FLOPs, or the
    /// latency if it has a unit of time. All this may be in any case.
    /// </param>
    /// <returns>The constraint.</returns>
    /// <exception cref="FormatException">The text is no constraint; the message says what was meant, if that is plain.</exception>
    public static ConstraintCfg Parse(string text) => ConstraintReader.Read(text) switch
    {
        { Constraint: { } constraint } => constraint,
        { Fault: { } fault } => throw new FormatException($"{Quote(text)}: {fault}."),
        _ => throw new FormatException(
            $"{Quote(text)} is not a budget: {Meant(text)}{UnknownUnit(text)}{Expected}{(IsCutOff(text) ? InShells : string.Empty)}."),
    };

    /// <summary>Writes a constraint as <see cref="Parse"/> reads it.</summary>
    /// <param name="constraint">The constraint, with at least one bound.</param>
    /// <returns>The text.</returns>
    public static string Format(ConstraintCfg constraint)
    {
        var metric = MetricCatalog.Of(constraint.Metric).Name;
        var (atLeast, atMost) = (FormattableString.Invariant($"{constraint.AtLeast}"), FormattableString.Invariant($"{constraint.AtMost}"));
        return (double.IsInfinity(constraint.AtLeast), double.IsInfinity(constraint.AtMost)) switch
        {
            (false, false) => $"{atLeast}<={metric}<={atMost}",
            (false, true) => $"{metric}>={atLeast}",
            _ => $"{metric}<={atMost}",
        };
    }

    /// <summary>What is wrong with a metric that there isn't.</summary>
    internal static string DescribeMetric(string name)
    {
        string[] names = [.. MetricCatalog.All.Select(metric => metric.Name)];
        return $"there is no budget for {NumberText.Shorten(name)}; {SimilarName.Ask(name, names)}"
            + $"{string.Join(", ", names[..^1])} and {names[^1]} can be limited";
    }

    /// <summary>The constraints that a text plainly stands for, as a question.</summary>
    private static string Meant(string text)
    {
        if (NumberAlone().IsMatch(text))
            return NumberText.Guess(text) is { } count and >= 0 && Repair(FormattableString.Invariant($"flops<={count}")) is { } flops
                ? $"{Quote(text)} of what? {flops}? "
                : $"{Quote(text)} of what? ";
        string[] parts = [.. Between().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0)];
        string?[] meant = [.. parts.Select(Repair)];
        return meant.Length == 0 || meant.Contains(null) ? string.Empty
            : meant.Length == 1 ? $"did you mean {meant[0]}? "
            : $"these are {meant.Length} budgets; give each one separately: {string.Join(" and ", meant)}. Otherwise, ";
    }

    /// <summary>
    /// The constraint that is left of a text whose signs, spaces and separators of digits are as they should be; null if it is
    /// none.
    /// </summary>
    private static string? Repair(string text)
    {
        if (ConstraintReader.Read(text).Constraint is not null)
            return text;
        var repaired = Separator()
            .Replace(
                Sign().Replace(
                    Spaces().Replace(text, string.Empty), match => match.Value.Contains('>', StringComparison.Ordinal) ? ">=" : "<="),
                string.Empty);
        repaired = MetricWithNumber().Replace(repaired, "${metric}<=${number}");
        return ConstraintReader.Read(repaired).Constraint is null ? null : repaired;
    }

    /// <summary>Whether a shell has taken the rest for the name of a file.</summary>
    private static bool IsCutOff(string text) => !Signs().IsMatch(text) && !text.Any(char.IsAsciiDigit);

    /// <summary>What units there are, behind a number with another one.</summary>
    private static string UnknownUnit(string text) => NumberWithUnit().Match(text) is { Success: true } match
        && !MetricCatalog.All.Any(metric => metric.Scale.TryFind(match.Groups["unit"].Value, out _))
        ? $"there is no unit {NumberText.Shorten(match.Groups["unit"].Value)}: {MetricScale.Counts.Advice}, {MetricScale.Times.Advice}; "
        : string.Empty;

    private static string Quote(string text) => $"'{NumberText.Shorten(text)}'";

    [GeneratedRegex(@"^\s*[0-9][0-9.,_eE+]*\s*[kKmMgGbBtT]?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"^\s*[0-9][0-9.,_]*\s*(?<unit>\p{L}+)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberWithUnit();

    /// <summary>What two budgets in one have between them; a comma between digits separates those.</summary>
    [GeneratedRegex(
        @"\s*(;|&&?|\band\b|\bund\b|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|(?<=[0-9kKmMgGbBtTs])\s+(?=[A-Za-z]{3}))\s*",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex("[<>=≤≥⩽⩾:]+")]
    private static partial Regex Sign();

    [GeneratedRegex("[<>=≤≥]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[0-9])[,'](?=[0-9]{3}(?![0-9]))")]
    private static partial Regex Separator();

    [GeneratedRegex("^(?<metric>[A-Za-z]+)(?<number>[0-9].*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex MetricWithNumber();
}
