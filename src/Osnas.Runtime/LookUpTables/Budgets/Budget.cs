using System.Numerics;

namespace Osnas.LookUpTables;

/// <summary>A budget: the constraints that the result of a search must meet, with the costs of the architectures.</summary>
public sealed class Budget
{
    /// <summary>Initializes a budget. A budget that no architecture meets is an error.</summary>
    /// <param name="table">The costs of the architectures.</param>
    /// <param name="constraints">The constraints. Without any, every architecture meets the budget.</param>
    /// <exception cref="InfeasibleBudgetException">No architecture meets one of the constraints, or all of them together.</exception>
    public Budget(BaseLookUpTable table, IEnumerable<ConstraintCfg> constraints)
    {
        Table = table;
        Constraints = [.. constraints];
        foreach (var constraint in Constraints)
            CheckFeasible(constraint);
        for (var count = 2; count <= Constraints.Count; count++)
            CheckTogether(Constraints.Take(count - 1).ToArray(), Constraints[count - 1]);
    }

    /// <summary>The costs of the architectures.</summary>
    public BaseLookUpTable Table { get; }

    /// <summary>The constraints.</summary>
    public IReadOnlyList<ConstraintCfg> Constraints { get; }

    /// <summary>The metrics of the constraints, each once; FLOPs if there are no constraints.</summary>
    public IEnumerable<InfoMetric> Metrics =>
        Constraints.Select(constraint => constraint.Metric).DefaultIfEmpty(InfoMetric.Flops).Distinct();

    /// <summary>
    /// The number of architectures that meet the budget; null if it is unknown, with several constraints or measured costs.
    /// </summary>
    public BigInteger? Count => Constraints.Count > 1 || Metrics.Any(metric => Table.GetStatistics(metric).Tolerance > 0)
        ? null
        : Table.GetStatistics(Metrics.Single()).Within(Constraints.Count == 0 ? new(InfoMetric.Flops) : Constraints[0]).Count;

    /// <summary>Gets the number of different architectures that a search can evaluate.</summary>
    /// <param name="wanted">The number of wanted architectures.</param>
    /// <returns>That number, or the number of architectures that meet the budget if it is less.</returns>
    public int Limit(int wanted) => Count is { } count && count < wanted ? (int)count : wanted;

    /// <summary>Whether an architecture meets all constraints.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>true if it does; otherwise, false.</returns>
    public bool IsMetBy(Architecture architecture) =>
        Constraints.All(constraint => constraint.IsMetBy(Table.GetModelInfo(constraint.Metric, architecture)));

    /// <summary>Finds the architecture with the greatest sum of scores among all that meet the budget; the result is exact.</summary>
    /// <param name="scores">The score of each candidate in each row of choices, such as its architecture parameter.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or a score is NaN.</exception>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    /// <exception cref="InvalidOperationException">Several constraints are so narrow that the optimum can't be found in bounded
    /// memory.</exception>
    public Architecture FindBest(double[,] scores) => FindBest(Constraints, scores)
        ?? throw new InfeasibleBudgetException(
            $"{Table.Spec.Name}: found no architecture that meets the budget {this} at {Table.InputSize} pixels. Widen the budget.");

    /// <summary>The text of a budget without constraints.</summary>
    internal const string None = "no budget";

    /// <summary>Why there are no other architectures, after all that meet the budget.</summary>
    internal string Exhausted =>
        Constraints.Count == 0 ? "the space has no other architecture" : "no other architecture meets the budget";

    /// <summary>Formats the constraints, for example <c>FLOPs at most 4,000,000</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Constraints.Count == 0 ? None : string.Join(", ", Constraints);

    private void CheckFeasible(ConstraintCfg constraint)
    {
        if (BudgetRules.FindFault(constraint, Table.GetStatistics(constraint.Metric)) is { } fault)
            throw new InfeasibleBudgetException($"{Table.Spec.Name} at {Table.InputSize} pixels: {fault.Message}.");
    }

    /// <summary>Looks for the least and the greatest cost of the last constraint's metric that the others allow.</summary>
    private void CheckTogether(ConstraintCfg[] others, ConstraintCfg last)
    {
        var metric = MetricCatalog.Of(last.Metric);
        var extremes = new CostExtremes(Table, last.Metric, (more, scores) => FindBest(more is null ? others : [.. others, more], scores));
        var fault = $"{Table.Spec.Name} at {Table.InputSize} pixels: no architecture meets the budget {last} together with "
            + $"{string.Join<ConstraintCfg>(", ", others)}: architectures within the latter have";
        if (extremes.FindLeast() is { } least && least > last.AtMost)
            throw new InfeasibleBudgetException($"{fault} at least {metric.Format(least)}; raise the bound to that.");
        if (extremes.FindGreatest() is { } greatest && greatest < last.AtLeast)
            throw new InfeasibleBudgetException($"{fault} at most {metric.Format(greatest)}; lower the bound to that.");
    }

    private Architecture? FindBest(IReadOnlyList<ConstraintCfg> constraints, double[,] scores)
    {
        if (constraints.Count > 1 || constraints.Any(constraint => Table.GetStatistics(constraint.Metric).Tolerance > 0))
            return new JointBudget(constraints.Select(constraint => (Table.GetStatistics(constraint.Metric), constraint))).FindBest(scores);
        var constraint = constraints.Count == 0 ? new ConstraintCfg(InfoMetric.Flops) : constraints[0];
        return Table.GetStatistics(constraint.Metric).Within(constraint).FindBest(scores);
    }
}
