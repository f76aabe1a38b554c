using System.Globalization;
using Osnas.Experiments;
using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>How far what a search maximized can be trusted.</summary>
/// <param name="Title">What this is about.</param>
/// <param name="Remarks">What the numbers say.</param>
/// <param name="Rankings">How well the fitness ranks, and what it is compared with.</param>
/// <param name="Accuracies">Accuracy after a training against the fitness; null if the winner alone was trained.</param>
public sealed record TrustSheet(string Title, IReadOnlyList<Remark> Remarks, IReadOnlyList<Fact> Rankings, ScatterChart? Accuracies)
{
    /// <summary>The trust that a report tells; measured anew for one of an earlier version, which doesn't tell it.</summary>
    internal static TrustSheet Create(SearchReport report)
    {
        var fitness = report.Fitness ?? "the supernet";
        var trust = report.Trust ?? TrustDocument.Measure(report.Ranking, [report.Winner, .. report.Others], report.Seed, report.Fitness);
        Remark[] predictions =
            report.Prediction is { Low: <= 0 } ? [new("The predictions of the strategy may be chance.", IsWarning: true)] : [];
        Remark[] generator = report.Generator?.Doubt is { } doubt ? [new(doubt, IsWarning: true)] : [];
        return new(
            $"Trust in {fitness}",
            [new(trust.Text, trust.IsWarning), .. predictions, .. generator],
            [
                new($"Kendall's tau of {fitness}", Describe(trust.Ranking), IsMain: true),
                new("Kendall's tau of FLOPs alone", Describe(trust.Flops)),
                new("Kendall's tau of parameters alone", Describe(trust.Params)),
                .. report.Prediction is { } prediction
                    ? (Fact[])[new($"Kendall's tau of predicted and {report.Maximized}", Describe(prediction))]
                    : [],
            ],
            report.Others.Count == 0 ? null : Draw(report));
    }

    private static ScatterChart Draw(SearchReport report)
    {
        var searched = report.Fitness ?? "validation accuracy in the supernet";
        ScatterPoint[] points =
        [
            .. report.Others.Append(report.Winner).Where(row => double.IsFinite(row.Searched)).Select(row => new ScatterPoint(
                new(row.Searched, row.TestAccuracy),
                row == report.Winner ? ChartStyle.Winner : ChartStyle.Second,
                $"{string.Join(", ", row.Parts)}: {row.SearchedText} ({searched}), {Quantity.Percent(row.TestAccuracy)} after training; "
                + string.Join(',', row.Architecture)) { IsLarge = true }),
        ];
        return new(
            $"Test accuracy after training and {report.Fitness ?? "accuracy in the supernet"}",
            ChartAxis.Fit(searched, points.Select(point => point.At.X), ChartAxis.FormatOf(report.Fitness)),
            ChartAxis.Fit("test accuracy", points.Select(point => point.At.Y), ChartAxis.Percent),
            points)
        {
            Legend = [("compared", ChartStyle.Second), ("winner", ChartStyle.Winner)],
        };
    }

    private static string Describe(RankingDocument ranking) => ranking.KendallTau is { } tau
        ? string.Create(CultureInfo.InvariantCulture, $"{tau:0.00} ({ranking.Interval})")
        : "unknown";
}

/// <summary>A sentence about a run.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="IsWarning">Whether it is a warning.</param>
public sealed record Remark(string Text, bool IsWarning = false);
