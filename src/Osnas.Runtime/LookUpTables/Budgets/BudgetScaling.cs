namespace Osnas.LookUpTables;

/// <summary>Carries the budget that a space declares for its own input size over to another one.</summary>
internal static class BudgetScaling
{
    /// <summary>
    /// The declared constraints, each at the same place between the cheapest and the most expensive architecture. A time is a
    /// time at any size.
    /// </summary>
    public static IEnumerable<ConstraintCfg> ToSize(BaseLookUpTable declared, BaseLookUpTable table) =>
        declared.Spec.Constraints.Select(constraint =>
        {
            if (MetricCatalog.Of(constraint.Metric).IsMeasured)
                return constraint;
            var (from, to) = (declared.GetStatistics(constraint.Metric), table.GetStatistics(constraint.Metric));
            return constraint with { AtMost = Scale(constraint.AtMost, from, to), AtLeast = Scale(constraint.AtLeast, from, to) };
        });

    private static double Scale(double value, CostStatistics from, CostStatistics to)
    {
        if (double.IsInfinity(value) || (from.Min == to.Min && from.Max == to.Max))
            return value;
        var place = from.Max == from.Min ? 0 : (value - from.Min) / (from.Max - from.Min);
        return Math.Round(to.Min + (place * (to.Max - to.Min)));
    }
}
