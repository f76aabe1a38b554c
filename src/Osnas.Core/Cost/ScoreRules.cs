namespace Osnas;

/// <summary>The rules for scores of candidates.</summary>
internal static class ScoreRules
{
    /// <summary>Checks that each candidate of a layer has a score in each row of the layer.</summary>
    /// <param name="scores">The scores, by row and candidate.</param>
    /// <param name="layer">The choices of the layer.</param>
    /// <exception cref="ArgumentException">A candidate has no score, or its score is NaN or positive infinity.</exception>
    public static void Check(double[,] scores, LayerChoices layer)
    {
        var allowed = layer.SelectMany(choice => choice).Distinct().OrderBy(candidate => candidate).ToArray();
        for (var row = layer.FirstRow; row < layer.FirstRow + layer.Rows; row++)
        {
            if (row >= scores.GetLength(0) || allowed[allowed.Length - 1] >= scores.GetLength(1))
                throw new ArgumentException(
                    $"The scores are {scores.GetLength(0)} x {scores.GetLength(1)}; "
                    + $"row {row} has the candidates {string.Join(", ", allowed)}.",
                    nameof(scores));
            if (allowed.Any(candidate => double.IsNaN(scores[row, candidate]) || double.IsPositiveInfinity(scores[row, candidate])))
                throw new ArgumentException($"A score of row {row} is NaN or positive infinity.", nameof(scores));
        }
    }
}
