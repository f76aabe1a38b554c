namespace Osnas;

/// <summary>Judges scores of candidates.</summary>
internal static class ScoreRules
{
    /// <summary>Makes sure that each candidate of a layer has a score.</summary>
    /// <param name="scores">By layer and candidate.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="candidates">The candidates that are allowed in it.</param>
    /// <exception cref="ArgumentException">One has none, or one that is no number or positive infinity.</exception>
    public static void Check(double[,] scores, int layer, IEnumerable<int> candidates)
    {
        var allowed = candidates.ToArray();
        if (layer >= scores.GetLength(0) || allowed.Max() >= scores.GetLength(1))
            throw new ArgumentException($"The scores are {scores.GetLength(0)} x {scores.GetLength(1)}; layer {layer} has the candidates {string.Join(", ", allowed)}.", nameof(scores));
        if (allowed.Any(candidate => double.IsNaN(scores[layer, candidate]) || double.IsPositiveInfinity(scores[layer, candidate])))
            throw new ArgumentException($"A score of layer {layer} is no number.", nameof(scores));
    }
}
