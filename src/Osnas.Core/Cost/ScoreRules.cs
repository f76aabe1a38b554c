namespace Osnas;

/// <summary>Judges scores of candidates.</summary>
internal static class ScoreRules
{
    /// <summary>Makes sure that each candidate of a layer has a score, in each of its rows.</summary>
    /// <param name="scores">By row and candidate.</param>
    /// <param name="layer">What can be chosen in the layer.</param>
    /// <exception cref="ArgumentException">One has none, or one that is no number or positive infinity.</exception>
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
                throw new ArgumentException($"A score of row {row} is no number.", nameof(scores));
        }
    }
}
