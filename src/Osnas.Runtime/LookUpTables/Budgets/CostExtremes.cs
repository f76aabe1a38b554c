namespace Osnas.LookUpTables;

/// <summary>The least and the greatest cost in a metric among architectures that meet other constraints.</summary>
/// <param name="table">Provides the costs.</param>
/// <param name="metric">The metric.</param>
/// <param name="findBest">Finds the best architecture by scores that meets the other constraints and one more, if it is given one.</param>
internal sealed class CostExtremes(BaseLookUpTable table, InfoMetric metric, Func<ConstraintCfg?, double[,], Architecture?> findBest)
{
    private readonly InfoTable _cells = table.GetInfoTable(metric);

    /// <summary>The least cost; null if it can't be told.</summary>
    public double? FindLeast() => Find(
        () => CostOfBest(cell => -cell),
        levels => FindFirst(levels, level => IsPossible(new(metric, AtMost: level))));

    /// <summary>The greatest cost; null if it can't be told.</summary>
    public double? FindGreatest() => Find(
        () => CostOfBest(cell => cell),
        levels => FindFirst([.. levels.AsEnumerable().Reverse()], level => IsPossible(new(metric, AtLeast: level))));

    /// <summary>Where the other constraints are too narrow to say that, the search will say it.</summary>
    private double? Find(Func<double?> ofSum, Func<double[], double?> ofMaximum)
    {
        try
        {
            return _cells.Combination switch
            {
                MetricCombination.Sum => ofSum(),
                MetricCombination.Maximum => ofMaximum(Levels()),
                _ => throw new NotSupportedException($"The {metric} table combines layers by {_cells.Combination}."),
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private double? CostOfBest(Func<double, double> score) =>
        findBest(null, Scores(score)) is { } best ? table.GetModelInfo(metric, best) : null;

    private bool IsPossible(ConstraintCfg constraint) => findBest(constraint, Scores(_ => 0)) is not null;

    private double[,] Scores(Func<double, double> score)
    {
        var scores = new double[_cells.Rows, _cells.Columns];
        for (var layer = 0; layer < _cells.Rows; layer++)
        {
            for (var candidate = 0; candidate < _cells.Columns; candidate++)
                scores[layer, candidate] = score(_cells[layer, candidate]);
        }

        return scores;
    }

    /// <summary>The costs that there can be, ascending.</summary>
    private double[] Levels()
    {
        var statistics = table.GetStatistics(metric);
        return
        [
            .. Enumerable.Range(0, _cells.Rows).SelectMany(_cells.GetRow)
                .Where(cell => cell > statistics.Min && cell <= statistics.Max)
                .Append(statistics.Min)
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>The first level that is possible; those after a possible one are possible too.</summary>
    private static double? FindFirst(double[] levels, Func<double, bool> isPossible)
    {
        var (low, high) = (0, levels.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isPossible(levels[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low < levels.Length ? levels[low] : null;
    }
}
