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

    /// <summary>The architecture of the greatest sum of scores, exactly, among those that meet all budgets; see <see cref="ArchitectureSet.FindBest"/>.</summary>
    /// <param name="scores">The score of each candidate in each row of choices; negative infinity forbids one.</param>
    /// <returns>The architecture, or null if there is none.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or one is no number or positive infinity.</exception>
    /// <exception cref="InvalidOperationException">The budgets are so narrow that the answer can't be found in bounded memory.</exception>
    public Architecture? FindBest(double[,] scores)
    {
        var all = _ranges[0].Statistics.Layers;
        foreach (var layer in all)
            ScoreRules.Check(scores, layer);
        var options = all.Select(layer => new LayerOptions(layer, scores, _ranges.Select(range => layer.CostsIn(range.Statistics.Table)).ToArray())).ToArray();
        if (options.Any(layer => layer.Possible.Length == 0))
            return null;
        var ranges = _ranges.Select(range => new KnapsackRange(range.Statistics.Base, range.AtLeast, range.AtMost));
        var best = LabelSearch.Find(new(options.Select(layer => layer.ToKnapsack()).ToArray(), ranges.ToArray()));
        return best is null ? null : new(best.SelectMany((option, layer) => all[layer][options[layer].Possible[option]]));
    }

    /// <summary>What can be chosen in a layer under all budgets.</summary>
    private sealed class LayerOptions
    {
        private readonly double[] _scores;
        private readonly double[][] _costs;

        public LayerOptions(LayerChoices layer, double[,] scores, double[][] costs)
        {
            (_scores, _costs) = (layer.ScoresIn(scores), costs);
            Possible = Enumerable.Range(0, layer.Count)
                .Where(choice => !double.IsNegativeInfinity(_scores[choice]) && costs.All(metric => !double.IsNaN(metric[choice])))
                .ToArray();
        }

        /// <summary>The indexes of the choices.</summary>
        public int[] Possible { get; }

        public KnapsackLayer ToKnapsack() => new(
            Array.ConvertAll(Possible, choice => _scores[choice]),
            Array.ConvertAll(_costs, metric => Array.ConvertAll(Possible, choice => metric[choice])));
    }
}
