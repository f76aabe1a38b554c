namespace Osnas.Search;

/// <summary>A searcher that predicts the fitness of architectures.</summary>
internal interface IPredictingSearcher
{
    /// <summary>
    /// How well it predicts, by cross-validation: the correlation of the fitness of each evaluated architecture with what is
    /// predicted for it by a model that is fitted to others alone.
    /// </summary>
    /// <returns>The correlation; null if fewer than two architectures were evaluated, or nothing is predicted.</returns>
    RankCorrelation? MeasureQuality();
}
