using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>How well the supernet ranks: Kendall's tau between the accuracies with its weights and after training from scratch.</summary>
/// <param name="KendallTau">From -1 to 1; null if one of the accuracies is always the same.</param>
/// <param name="Low">The lower end of the 95 % confidence interval.</param>
/// <param name="High">The upper end of the 95 % confidence interval.</param>
/// <param name="Count">The number of architectures; few say little.</param>
public sealed record RankingDocument(double? KendallTau, double? Low, double? High, int Count)
{
    /// <summary>The document of a rank correlation.</summary>
    /// <param name="ranking">The correlation.</param>
    /// <returns>The document.</returns>
    public static RankingDocument Create(RankCorrelation ranking) =>
        new(Number(ranking.Tau), Number(ranking.Low), Number(ranking.High), ranking.Count);

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
