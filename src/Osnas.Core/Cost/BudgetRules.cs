namespace Osnas;

/// <summary>Checks whether any architecture meets a budget, and whether a budget has an effect.</summary>
internal static class BudgetRules
{
    /// <summary>Finds the reason why no architecture meets a budget.</summary>
    /// <param name="constraint">The budget.</param>
    /// <param name="statistics">The costs of the space in the metric of the budget; null if they are unknown.</param>
    /// <returns>The fault, or null if an architecture meets the budget or the costs are unknown.</returns>
    public static BudgetFault? FindFault(ConstraintCfg constraint, CostStatistics? statistics)
    {
        if (MetricCatalog.Find(constraint.Metric) is null)
        {
            var known = Words.Members<InfoMetric>();
            var message = $"nothing meets the budget {constraint}: its metric is {(int)constraint.Metric}; it must be {known}";
            return new(message, nameof(constraint.Metric), double.NaN);
        }

        if (double.IsNaN(constraint.AtMost) || double.IsNaN(constraint.AtLeast))
        {
            var member = double.IsNaN(constraint.AtMost) ? nameof(constraint.AtMost) : nameof(constraint.AtLeast);
            return new($"nothing meets the budget {constraint}: {member} is not a number; write one", member, double.NaN);
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
                + $"{FormatIn(constraint, statistics.Max)}; require at most that",
                nameof(constraint.AtLeast), statistics.Max);
        if (constraint.AtMost < 0 && statistics is null)
            return new(
                $"nothing meets the budget {constraint}: no cost is below 0", nameof(constraint.AtMost), double.NaN);
        return statistics is not null && IsGap(constraint, statistics)
            ? new(
                $"no architecture meets the budget {constraint}: it lies between two neighboring costs; "
                + "widen it",
                null, double.NaN)
            : null;
    }

    /// <summary>Whether every architecture meets a budget.</summary>
    /// <param name="constraint">The budget.</param>
    /// <param name="statistics">The costs of the space in the metric of the budget; null if they are unknown.</param>
    /// <returns>true if every architecture is known to meet the budget; otherwise, false.</returns>
    public static bool HasNoEffect(ConstraintCfg constraint, CostStatistics? statistics) =>
        constraint.IsMetBy(statistics?.Min ?? double.NegativeInfinity) && constraint.IsMetBy(statistics?.Max ?? double.PositiveInfinity);

    /// <summary>Formats the range of the costs, for example <c>105,312 to 394,304</c>.</summary>
    /// <param name="statistics">The costs of a space.</param>
    /// <returns>The text.</returns>
    public static string FormatRange(CostStatistics statistics) =>
        $"{MetricDefinition.FormatNumber(statistics.Min)} to {MetricDefinition.FormatNumber(statistics.Max)}";

    /// <summary>Formats the range of the costs with the unit, for example <c>105,312 to 394,304 FLOPs</c>.</summary>
    /// <param name="statistics">The costs of a space.</param>
    /// <param name="metric">The metric of the costs.</param>
    /// <returns>The text.</returns>
    public static string FormatRange(CostStatistics statistics, InfoMetric metric) =>
        $"{FormatRange(statistics)} {MetricCatalog.Of(metric).ShortUnit}";

    private static string FormatIn(ConstraintCfg constraint, double cost) => MetricCatalog.Of(constraint.Metric).Format(cost);

    /// <summary>Whether a budget between the extremes has no architecture, which is possible only with two bounds.</summary>
    private static bool IsGap(ConstraintCfg constraint, CostStatistics statistics) =>
        constraint.AtLeast > statistics.Min && constraint.AtMost < statistics.Max
        && statistics.Tolerance == 0 && statistics.Within(constraint).Count.IsZero;
}
