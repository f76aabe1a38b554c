using System.Globalization;
using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>How well one measure of architectures ranks them by another measure: Kendall's tau.</summary>
/// <param name="KendallTau">Kendall's tau, from -1 to 1; null if a measure is the same for all architectures, or if there is
/// only one.</param>
/// <param name="Low">The lower end of the 95 % confidence interval; null for fewer than five architectures, or if all bootstrap
/// samples agree.</param>
/// <param name="High">The upper end of the 95 % confidence interval; null for fewer than five architectures, or if all
/// bootstrap samples agree.</param>
/// <param name="Count">The number of different architectures.</param>
public sealed record RankingDocument(double? KendallTau, double? Low, double? High, int Count)
{
    /// <summary>The 95 % confidence interval in words, or why there is none.</summary>
    [JsonIgnore]
    internal string Interval => this switch
    {
        { Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"95 %: {low:0.00} to {high:0.00}"),
        { Count: < RankCorrelation.FewestOfInterval } => "too few for an interval",
        _ => "no interval: all draws agree",
    };

    /// <summary>Measures how well the fitness of a search ranks the trained networks of a report.</summary>
    /// <param name="rows">The networks, each architecture once.</param>
    /// <param name="seed">The seed of the bootstrap for the interval.</param>
    /// <returns>The document.</returns>
    public static RankingDocument Measure(IReadOnlyList<ReportRow> rows, int seed) => Measure(rows, row => row.Searched, seed);

    /// <summary>
    /// Measures how well something ranks the networks of a report. Those that the search couldn't evaluate aren't among them, so that
    /// all measures are of the same networks.
    /// </summary>
    internal static RankingDocument Measure(IReadOnlyList<ReportRow> rows, Func<ReportRow, double> measure, int seed)
    {
        rows = [.. rows.Where(row => double.IsFinite(row.Searched))];
        if (rows.Count < 2)
            return new(null, null, null, rows.Count);
        return Of(RankCorrelation.Measure([.. rows.Select(measure)], [.. rows.Select(row => row.TestAccuracy)], seed: seed));
    }

    /// <summary>The document of a correlation.</summary>
    internal static RankingDocument Of(RankCorrelation ranking) =>
        new(Number(ranking.Tau), Number(ranking.Low), Number(ranking.High), ranking.Count);

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
