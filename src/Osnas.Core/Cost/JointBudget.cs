namespace Osnas;

/// <summary>The architectures of a space that meet several budgets at once.</summary>
public sealed class JointBudget
{
    private readonly JointRange[] _ranges;

    /// <summary>Combines budgets that must all be met.</summary>
    /// <param name="budgets">Pairs of a space's costs in a metric and a budget in that metric. A metric can occur more than once.</param>
    /// <exception cref="ArgumentException">The metric of a budget differs from that of its costs, or there are no budgets.</exception>
    public JointBudget(IEnumerable<(CostStatistics Statistics, ConstraintCfg Constraint)> budgets)
    {
        var all = budgets.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("At least one budget is required.", nameof(budgets));
        foreach (var (statistics, constraint) in all)
            statistics.CheckMetric(constraint);
        _ranges = all
            .GroupBy(budget => budget.Statistics)
            .Select(same => new JointRange(
                same.Key, same.Max(budget => budget.Constraint.AtLeast), same.Min(budget => budget.Constraint.AtMost)))
            .ToArray();
    }

    /// <summary>
    /// Finds the architecture with the greatest sum of scores that meets all budgets; the result is exact. See
    /// <see cref="ArchitectureSet.FindBest"/>.
    /// </summary>
    /// <param name="scores">The score of each candidate in each row of choices; negative infinity excludes the candidate.</param>
    /// <returns>The architecture, or null if none meets the budgets.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or a score is NaN or positive infinity.</exception>
    /// <exception cref="InvalidOperationException">The budgets are too narrow to find the answer in bounded memory.</exception>
    public Architecture? FindBest(double[,] scores)
    {
        var layers = _ranges[0].Statistics.Layers;
        foreach (var layer in layers)
            ScoreRules.Check(scores, layer);
        if (_ranges.Any(range => range.IsGreatest && range.Statistics.Base > range.AtMost))
            return null;
        var options = layers.Select(layer => new JointOptions(layer, scores, _ranges)).ToArray();
        return FindBest(options, [.. Enumerable.Range(0, _ranges.Length).Where(NeedsLayer)]) is { } best
            ? new(best.SelectMany((choice, layer) => layers[layer][choice]))
            : null;
    }

    /// <summary>Whether a layer must reach the lower end of a range, because the base cost doesn't.</summary>
    private bool NeedsLayer(int range) => _ranges[range].IsGreatest && _ranges[range].Statistics.Base < _ranges[range].AtLeast;

    /// <summary>
    /// Finds the best choices, by layer. If the maximum cost must reach a lower end and the best choices don't reach it,
    /// each layer in turn is forced to reach it.
    /// </summary>
    /// <param name="layers">The choices of each layer.</param>
    /// <param name="open">The ranges whose lower end a layer must reach.</param>
    private int[]? FindBest(JointOptions[] layers, int[] open)
    {
        if (Solve(layers) is not { } best)
            return null;
        var missed = Array.FindIndex(open, range => !Reaches(range));
        if (missed < 0)
            return best;
        var rest = open.Where((_, index) => index != missed).ToArray();
        return Enumerable.Range(0, layers.Length)
            .Select(forced => FindBest(Force(forced, open[missed]), rest))
            .OfType<int[]>()
            .OrderByDescending(choices => choices.Select((choice, layer) => layers[layer].ScoreOf(choice)).Sum())
            .FirstOrDefault();

        bool Reaches(int range) => layers.Where((layer, index) => layer.CostOf(range, best[index]) >= _ranges[range].AtLeast).Any();

        JointOptions[] Force(int forced, int range) =>
            [.. layers.Select((layer, index) => index == forced ? layer.Reaching(range, _ranges[range].AtLeast) : layer)];
    }

    /// <summary>Finds the best choices whose sums are in their ranges.</summary>
    private int[]? Solve(JointOptions[] layers)
    {
        if (layers.Any(layer => layer.Possible.Length == 0))
            return null;
        var sums = Enumerable.Range(0, _ranges.Length).Where(range => !_ranges[range].IsGreatest).ToArray();
        if (sums.Length == 0)
            return Array.ConvertAll(layers, layer => layer.Best);
        var problem = new MultipleChoiceKnapsack(
            Array.ConvertAll(layers, layer => layer.ToKnapsack(sums)),
            Array.ConvertAll(sums, range => _ranges[range].ToKnapsack()));
        return LabelSetting.Find(problem)?.Select((option, layer) => layers[layer].Possible[option]).ToArray();
    }
}
