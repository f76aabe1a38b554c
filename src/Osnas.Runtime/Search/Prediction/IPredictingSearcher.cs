namespace Osnas.Search;

/// <summary>A searcher that predicts the fitness of architectures.</summary>
internal interface IPredictingSearcher
{
    /// <summary>
    /// How well it predicts: the correlation of the fitness of each evaluated architecture with what is predicted for it
    /// from the fitness of all others, by a model whose parameters come from all evaluations.
    /// </summary>
    /// <returns>The correlation; null if fewer than two architectures were evaluated, or nothing is predicted.</returns>
    RankCorrelation? MeasureQuality();
}
