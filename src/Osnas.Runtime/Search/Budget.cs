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

    /// <summary>The architecture of the greatest sum of scores among those that meet the budget, exactly.</summary>
    /// <param name="scores">The score of each candidate in each search layer, as its architecture parameter.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or one is no number.</exception>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    /// <exception cref="NotSupportedException">There are several constraints: an exact optimum is known for one.</exception>
    public Architecture FindBest(double[,] scores)
    {
        if (Constraints.Count > 1)
            throw new NotSupportedException($"{Table.Spec.Name}: the best architecture can be found under one constraint, not under {Constraints.Count} ({this}).");
        var constraint = Constraints.Count == 0 ? new ConstraintCfg(InfoMetric.Flops) : Constraints[0];
        return Table.GetStatistics(constraint.Metric).Within(constraint).FindBest(scores)
            ?? throw new InfeasibleBudgetException($"{Table.Spec.Name}: found no architecture that meets the budget {this} at {Table.InputSize} pixels. Widen it.");
    }

    /// <summary>The constraints in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Constraints.Count == 0 ? "no budget" : string.Join(", ", Constraints);

    private static void CheckFeasible(BaseLookUpTable table, ConstraintCfg constraint)
    {
        if (BudgetRules.FindFault(constraint, table.GetStatistics(constraint.Metric)) is { } fault)
            throw new InfeasibleBudgetException($"{table.Spec.Name} at {table.InputSize} pixels: {fault.Message}.");
    }
}
