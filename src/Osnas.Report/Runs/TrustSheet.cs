using System.Globalization;
using Osnas.Experiments;
using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>How far the accuracies in the supernet can be trusted.</summary>
/// <param name="Text">What the numbers say, in a sentence.</param>
/// <param name="IsWarning">Whether that is a warning.</param>
/// <param name="Rankings">How well the supernet and the costs alone rank.</param>
/// <param name="Accuracies">Accuracy after a training against accuracy in the supernet.</param>
public sealed record TrustSheet(string Text, bool IsWarning, IReadOnlyList<Fact> Rankings, ScatterChart Accuracies)
{
    private const string Warning = "warning: ";

    /// <summary>The trust that a report tells; null for one of an earlier version, and if the winner alone was trained.</summary>
    internal static TrustSheet? Create(SearchReport report)
    {
        if (report.Trust is not { } trust || report.Others.Count == 0)
            return null;
        var isWarning = trust.Text.StartsWith(Warning, StringComparison.Ordinal);
        ScatterPoint[] points = [.. report.Others.Append(report.Winner).Select(row => new ScatterPoint(
            new(row.Searched, row.TestAccuracy),
            row == report.Winner ? ChartStyle.Winner : ChartStyle.Second,
            $"{string.Join(", ", row.Parts)}: {Quantity.Percent(row.Searched)} in the supernet, "
            + $"{Quantity.Percent(row.TestAccuracy)} "
            + $"after training; {string.Join(',', row.Architecture)}"))];
        return new(
            isWarning ? char.ToUpperInvariant(trust.Text[Warning.Length]) + trust.Text[(Warning.Length + 1)..] : trust.Text,
            isWarning,
            [
                new("Kendall's tau of the supernet", Describe(trust.Ranking), IsMain: true),
                new("Kendall's tau of FLOPs alone", Describe(trust.Flops)),
                new("Kendall's tau of parameters alone", Describe(trust.Params)),
            ],
            new(
                "Test accuracy after training and accuracy in the supernet",
                ChartAxis.Fit("validation accuracy in the supernet", points.Select(point => point.At.X), ChartAxis.Percent),
                ChartAxis.Fit("test accuracy", points.Select(point => point.At.Y), ChartAxis.Percent),
                points)
            {
                Legend = [("compared", ChartStyle.Second), ("winner", ChartStyle.Winner)],
            });
    }

    private static string Describe(RankingDocument ranking) => ranking switch
    {
        { KendallTau: null } => "unknown",
        { KendallTau: { } tau, Low: { } low, High: { } high } => string.Create(
            CultureInfo.InvariantCulture, $"{tau:0.00} (95 %: {low:0.00} to {high:0.00})"),
        { KendallTau: { } tau } => string.Create(CultureInfo.InvariantCulture, $"{tau:0.00}"),
    };
}
