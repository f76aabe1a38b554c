using System.Globalization;
using System.Text;

namespace Osnas.Benchmarks;

/// <summary>The tables of one data set. Numbers are means over supernets with their 95 % intervals.</summary>
/// <param name="setting">The data and the space.</param>
/// <param name="best">The accuracy of the best architecture of the space, by supernet.</param>
/// <param name="searches">The searches by strategy and supernet.</param>
internal sealed class Report(
    Setting setting, IReadOnlyList<double> best, IReadOnlyDictionary<string, IReadOnlyList<Searches>> searches)
{
    /// <summary>The strategy that the others are compared with.</summary>
    public const string Reference = "evolution";

    /// <summary>The strategy that has its accuracies at the end alone.</summary>
    public const string AtTheEnd = "halving";

    private readonly StringBuilder _text = new();

    /// <summary>Writes the tables.</summary>
    public string Write()
    {
        Line($"## {setting.Name}: {best.Count} supernets");
        WriteTable(
            "best of the space minus found, in points", Searches.Lengths,
            (strategy, length) => Points(searches[strategy].Zip(best, (found, most) => most - found.At(length))));
        WriteTable(
            $"found minus found by {Reference}, in points", Searches.Lengths,
            (strategy, length) =>
                Points(searches[strategy].Zip(searches[Reference], (found, other) => found.At(length) - other.At(length))));

        // Reached by the reference itself in each supernet.
        int[] lengths = [.. Searches.Lengths.Skip(1)];
        WriteTable(
            $"evaluations until the accuracy of {Reference} after", lengths,
            (strategy, length) => Numbers(Needed(strategy, length).Select(needed => (double)needed), "F0") + Missed(strategy, length));
        WriteTable(
            $"the same, divided by the evaluations of {Reference}", lengths,
            (strategy, length) =>
                Numbers(Needed(strategy, length).Zip(Needed(Reference, length), (one, other) => (double)one / other), "F2")
                + Missed(strategy, length));
        return _text.ToString();
    }

    private static string Points(IEnumerable<double> accuracies) => Numbers(accuracies.Select(accuracy => 100 * accuracy), "F2");

    private static string Numbers(IEnumerable<double> values, string format)
    {
        var sample = new Sample([.. values]);
        var width = sample.Count < Sample.Fewest ? "" : $" ± {sample.HalfWidth.ToString(format, CultureInfo.InvariantCulture)}";
        var mean = sample.Mean.ToString(format, CultureInfo.InvariantCulture);

        // What rounds to zero has no sign.
        return (double.Parse(mean, CultureInfo.InvariantCulture) == 0 ? mean.TrimStart('-') : mean) + width;
    }

    // The mean is then a lower bound.
    private string Missed(string strategy, int length) =>
        FindNeeded(strategy, length).Count(needed => needed is null) is > 0 and var missed
            ? $" (at least: not reached with {missed} of {best.Count})"
            : "";

    // Who doesn't get there has used all evaluations.
    private IEnumerable<int> Needed(string strategy, int length) =>
        FindNeeded(strategy, length).Select(needed => needed ?? Searches.Lengths[^1]);

    private IEnumerable<int?> FindNeeded(string strategy, int length) =>
        searches[strategy].Zip(searches[Reference], (found, other) => found.FindNeeded(other.Curve(Searches.Lengths[^1])[length - 1]));

    private void WriteTable(string title, IReadOnlyList<int> lengths, Func<string, int, string> describe)
    {
        Line();
        Line($"| {title} | {string.Join(" | ", lengths)} |");
        Line($"|---|{string.Concat(lengths.Select(_ => "---|"))}");
        foreach (var strategy in searches.Keys.Where(strategy => strategy != AtTheEnd || lengths == Searches.Lengths))
            Line($"| {strategy} | {string.Join(" | ", lengths.Select(length => describe(strategy, length)))} |");
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
