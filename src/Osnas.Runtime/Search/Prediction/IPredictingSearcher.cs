namespace Osnas.Search;

/// <summary>A searcher that predicts the fitness of architectures.</summary>
internal interface IPredictingSearcher
{
    /// <summary>
    /// How well it predicts, by cross-validation: the correlation of the fitness of each evaluated architecture with what is
    /// predicted for it by a model that is fitted to others alone.
    /// </summary>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>The correlation; null if fewer than two architectures were evaluated, or nothing is predicted.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    RankCorrelation? MeasureQuality(CancellationToken cancellation);
}
