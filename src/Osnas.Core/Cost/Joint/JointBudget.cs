namespace Osnas;

/// <summary>The architectures of a space that meet several budgets at once.</summary>
public sealed class JointBudget
{
    private readonly (CostStatistics Statistics, double AtLeast, double AtMost)[] _ranges;

    /// <summary>Budgets that all have to be met.</summary>
    /// <param name="budgets">The costs of the space in a metric, and a budget of that metric. There can be several of one metric.</param>
    /// <exception cref="ArgumentException">A budget is about another metric than its costs, or there is none.</exception>
    public JointBudget(IEnumerable<(CostStatistics Statistics, ConstraintCfg Constraint)> budgets)
    {
        var all = budgets.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("There is no budget.", nameof(budgets));
        foreach (var (statistics, constraint) in all)
            statistics.CheckMetric(constraint);
        _ranges = all
            .GroupBy(budget => budget.Statistics)
            .Select(same => (same.Key, same.Max(budget => budget.Constraint.AtLeast), same.Min(budget => budget.Constraint.AtMost)))
            .ToArray();
    }

    /// <summary>The architecture of the greatest sum of scores, exactly, among those that meet all budgets.</summary>
    /// <param name="scores">The score of each candidate in each layer; negative infinity forbids one.</param>
    /// <returns>The architecture, or null if there is none.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or one is no number or positive infinity.</exception>
    /// <exception cref="InvalidOperationException">The budgets are so narrow that the answer can't be found in bounded memory.</exception>
    public Architecture? FindBest(double[,] scores)
    {
        var rows = _ranges[0].Statistics.Rows;
        for (var layer = 0; layer < rows.Length; layer++)
            ScoreRules.Check(scores, layer, Enumerable.Range(0, rows[layer].Length).Where(candidate => !double.IsNaN(rows[layer][candidate])));
        var candidates = Enumerable.Range(0, rows.Length)
            .Select(layer => Enumerable.Range(0, rows[layer].Length).Where(candidate => IsPossible(layer, candidate, scores)).ToArray())
            .ToArray();
        if (candidates.Any(layer => layer.Length == 0))
            return null;
        var layers = candidates.Select((options, layer) => new KnapsackLayer(
            options.Select(candidate => scores[layer, candidate]).ToArray(),
            _ranges.Select(range => options.Select(candidate => range.Statistics.Rows[layer][candidate]).ToArray()).ToArray()));
        var ranges = _ranges.Select(range => new KnapsackRange(range.Statistics.Base, range.AtLeast, range.AtMost));
        var best = LabelSearch.Find(new(layers.ToArray(), ranges.ToArray()));
        return best is null ? null : new(best.Select((option, layer) => candidates[layer][option]));
    }

    private bool IsPossible(int layer, int candidate, double[,] scores) =>
        !double.IsNegativeInfinity(scores[layer, candidate]) && _ranges.All(range => !double.IsNaN(range.Statistics.Rows[layer][candidate]));
}
