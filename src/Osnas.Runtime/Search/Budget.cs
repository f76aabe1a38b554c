using System.Globalization;

namespace Osnas.Search;

/// <summary>The constraints that a searched architecture has to meet, with the look-up table that tells its costs.</summary>
public sealed class Budget
{
    /// <summary>A budget. An impossible one is refused at once.</summary>
    /// <param name="table">Tells the costs.</param>
    /// <param name="constraints">The constraints; none allows every architecture.</param>
    /// <exception cref="InfeasibleBudgetException">No architecture meets one of the constraints.</exception>
    public Budget(BaseLookUpTable table, IEnumerable<ConstraintCfg> constraints)
    {
        Table = table;
        Constraints = [.. constraints];
        foreach (var constraint in Constraints)
            CheckFeasible(table, constraint);
    }

    /// <summary>Tells the costs.</summary>
    public BaseLookUpTable Table { get; }

    /// <summary>The constraints.</summary>
    public IReadOnlyList<ConstraintCfg> Constraints { get; }

    /// <summary>Whether an architecture meets all constraints.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>Whether it does.</returns>
    public bool IsMetBy(Architecture architecture) =>
        Constraints.All(constraint => constraint.IsMetBy(Table.GetModelInfo(constraint.Metric, architecture)));

    /// <summary>The constraints in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Constraints.Count == 0 ? "no budget" : string.Join(", ", Constraints);

    private static void CheckFeasible(BaseLookUpTable table, ConstraintCfg constraint)
    {
        var statistics = table.GetStatistics(constraint.Metric);
        if (statistics.Min > constraint.AtMost)
            throw new InfeasibleBudgetException($"{table.Spec.Name}: no architecture meets the budget {constraint} at {table.InputSize} pixels: the cheapest ({statistics.Cheapest}) has {Format(statistics.Min)}. Allow at least that.");
        if (statistics.Max < constraint.AtLeast)
            throw new InfeasibleBudgetException($"{table.Spec.Name}: no architecture meets the budget {constraint} at {table.InputSize} pixels: the most expensive ({statistics.MostExpensive}) has {Format(statistics.Max)}. Demand at most that.");
        if (constraint.AtLeast > constraint.AtMost)
            throw new InfeasibleBudgetException($"{table.Spec.Name}: the budget {constraint} is empty: its lower end is above its upper end.");
    }

    private static string Format(double cost) => cost.ToString("#,0.###", CultureInfo.InvariantCulture);
}
