using System.Globalization;
using System.Text;

namespace Osnas.Benchmarks;

/// <summary>The tables of docs/results/strategies.md.</summary>
/// <param name="supernets">What <see cref="SupernetPart"/> measured.</param>
/// <param name="fromScratch">What <see cref="ScratchPart"/> measured.</param>
internal sealed class Report(Measurements supernets, Measurements fromScratch)
{
    public const string Supernets = "supernets";
    public const string FromScratch = "from-scratch";

    /// <summary>What is measured of a training that ends in no number.</summary>
    public const string Diverged = "diverged";

    private readonly StringBuilder _text = new();
    private readonly List<string> _losers = [];

    /// <summary>Writes all tables.</summary>
    /// <param name="machine">What the numbers depend on.</param>
    /// <returns>Markdown.</returns>
    public string Write(string machine)
    {
        _text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{machine}. Mean ± standard deviation over seeds; differences by seed, with the 95 % interval of the mean (Student's t).");
        string[] ofSupernets = [.. SupernetSetting.All.Select(setting => setting.ToString())];
        string[] byEvaluation = [SupernetPart.Evolution, SupernetPart.Aging];
        WriteTable("Best of 100 by evaluation", supernets, ofSupernets, SupernetPart.Random, byEvaluation, Percent);
        WriteTable("Area under the front of 100", supernets, ofSupernets, SupernetPart.RandomFront, [SupernetPart.Nsga2Front], Share);
        WriteTable("Architecture generator", supernets, ofSupernets, SupernetPart.All, [SupernetPart.Generator], Percent);
        WriteFromScratch();
        _text.AppendLine().AppendLine("### Not better than chance").AppendLine();
        foreach (var loser in _losers.DefaultIfEmpty("None: all intervals are above 0."))
            _text.AppendLine(CultureInfo.InvariantCulture, $"- {loser}");
        return _text.ToString();
    }

    private void WriteTable(
        string title, Measurements measurements, string[] settings, string chance, string[] strategies, Func<double, string> format)
    {
        settings = [.. settings.Where(setting => measurements.Of(setting, chance).Count >= 2)];
        if (settings.Length == 0)
            return;
        _text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        WriteRow(["space and training", "seeds", chance, .. strategies, .. strategies.Select(strategy => $"{strategy} - {chance}")]);
        WriteRow(Enumerable.Repeat("---", 3 + (2 * strategies.Length)));
        foreach (var setting in settings)
        {
            Sample[] sides = [.. strategies.Prepend(chance).Select(quantity => measurements.Of(setting, quantity))];
            Sample[] differences = [.. strategies.Select(strategy => measurements.Difference(setting, strategy, chance))];
            var diverged = measurements.Of(setting, Diverged).Count;
            WriteRow(
            [
                setting,
                diverged == 0 ? $"{sides[0].Count}" : $"{sides[0].Count}, and {diverged} diverged",
                .. sides.Select(side => $"{format(side.Mean)} ± {format(side.Deviation)}"),
                .. differences.Select(difference => Interval(difference, format)),
            ]);
            foreach (var (strategy, difference) in strategies.Zip(differences))
                NoteLoser($"{strategy}, {setting}", chance, difference, format);
        }
    }

    /// <summary>Unlike the other tables, one row per search: chance has a setting of its own.</summary>
    private void WriteFromScratch()
    {
        ScratchSetting[] settings = [.. ScratchSetting.All.Where(setting => fromScratch.Of($"{setting}", ScratchPart.Found).Count >= 2)];
        if (settings.Length == 0)
            return;
        _text.AppendLine().AppendLine("### From scratch").AppendLine();
        WriteRow(["space and search", "seeds", "found", "found - mean of draws"]);
        WriteRow(Enumerable.Repeat("---", 4));
        foreach (var setting in settings)
        {
            var found = fromScratch.Of($"{setting}", ScratchPart.Found);
            var draws = $"{setting with { Search = ScratchSearch.Draws }}";
            var difference = fromScratch.DifferenceOfSettings(ScratchPart.Found, $"{setting}", draws);
            var isChance = setting.Search == ScratchSearch.Draws;
            WriteRow(
            [
                $"{setting}",
                $"{found.Count}",
                $"{Percent(found.Mean)} ± {Percent(found.Deviation)}",
                isChance ? "" : Interval(difference, Percent),
            ]);
            if (!isChance)
                NoteLoser($"found, {setting}", "mean of draws", difference, Percent);
        }
    }

    private void NoteLoser(string strategy, string chance, Sample difference, Func<double, string> format)
    {
        if (difference.Mean > difference.HalfWidth)
            return;
        var verdict = difference.Mean < -difference.HalfWidth ? "worse" : "can't be told apart";
        _losers.Add($"{strategy}: {Interval(difference, format)} against {chance}, {verdict}");
    }

    private void WriteRow(IEnumerable<string> cells) => _text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |");

    private static string Interval(Sample sample, Func<double, string> format) => double.IsNaN(sample.HalfWidth)
        ? $"{format(sample.Mean)} (too few seeds)"
        : $"{format(sample.Mean)} ({format(sample.Mean - sample.HalfWidth)} to {format(sample.Mean + sample.HalfWidth)})";

    private static string Percent(double value) => (100 * value).ToString("F2", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
