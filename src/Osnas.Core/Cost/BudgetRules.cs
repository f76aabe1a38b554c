namespace Osnas;

/// <summary>Judges budgets: whether any architecture meets one, and whether it has an effect.</summary>
internal static class BudgetRules
{
    /// <summary>Why no architecture meets a budget.</summary>
    /// <param name="constraint">The budget.</param>
    /// <param name="statistics">The costs of the space in the metric of the budget; null if they aren't known.</param>
    /// <returns>What is wrong, or null if an architecture meets the budget, or may meet it as far as is known.</returns>
    public static BudgetFault? FindFault(ConstraintCfg constraint, CostStatistics? statistics)
    {
        if (MetricCatalog.Find(constraint.Metric) is null)
        {
            var known = Words.Members<InfoMetric>();
            var message = $"nothing meets the budget {constraint}: its metric is {(int)constraint.Metric}; it is {known}";
            return new(message, nameof(constraint.Metric), double.NaN);
        }

        if (!(constraint.AtLeast <= constraint.AtMost))
            return new($"nothing meets the budget {constraint}: its lower end isn't below its upper end", null, double.NaN);
        if (constraint.AtMost < statistics?.Min)
            return new(
                $"no architecture meets the budget {constraint}: "
                + $"the cheapest ({statistics.Cheapest}) has {FormatIn(constraint, statistics.Min)}; allow at least that",
                nameof(constraint.AtMost), statistics.Min);
        if (constraint.AtLeast > statistics?.Max)
            return new(
                $"no architecture meets the budget {constraint}: the most expensive ({statistics.MostExpensive}) has "
                + $"{FormatIn(constraint, statistics.Max)}; demand at most that",
                nameof(constraint.AtLeast), statistics.Max);
        return statistics is not null && IsGap(constraint, statistics)
            ? new(
                $"no architecture meets the budget {constraint}: it is between two costs that follow each other; "
                + "widen it",
                null, double.NaN)
            : null;
    }

    /// <summary>Whether a budget rules out no architecture.</summary>
    /// <param name="constraint">The budget.</param>
    /// <param name="statistics">The costs of the space in the metric of the budget; null if they aren't known.</param>
    /// <returns>Whether every architecture meets it, whatever is unknown.</returns>
    public static bool HasNoEffect(ConstraintCfg constraint, CostStatistics? statistics) =>
        constraint.IsMetBy(statistics?.Min ?? double.NegativeInfinity) && constraint.IsMetBy(statistics?.Max ?? double.PositiveInfinity);

    /// <summary>The least and the greatest cost in words, as in <c>105,312 to 394,304</c>.</summary>
    /// <param name="statistics">The costs of a space.</param>
    /// <returns>The text.</returns>
    public static string FormatRange(CostStatistics statistics) =>
        $"{MetricDefinition.FormatNumber(statistics.Min)} to {MetricDefinition.FormatNumber(statistics.Max)}";

    /// <summary>The same with the unit of a metric, as in <c>105,312 to 394,304 FLOPs</c>.</summary>
    /// <param name="statistics">The costs of a space.</param>
    /// <param name="metric">The metric that they are in.</param>
    /// <returns>The text.</returns>
    public static string FormatRange(CostStatistics statistics, InfoMetric metric)
    {
        var definition = MetricCatalog.Of(metric);
        return $"{FormatRange(statistics)} {(definition.Symbol.Length > 0 ? definition.Symbol : definition.Unit)}";
    }

    private static string FormatIn(ConstraintCfg constraint, double cost) => MetricCatalog.Of(constraint.Metric).Format(cost);

    /// <summary>Between the extremes only a range that is closed on both sides can have no architecture.</summary>
    private static bool IsGap(ConstraintCfg constraint, CostStatistics statistics) =>
        constraint.AtLeast > statistics.Min && constraint.AtMost < statistics.Max
        && statistics.Tolerance == 0 && statistics.Within(constraint).Count.IsZero;
}
