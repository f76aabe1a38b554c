using Osnas.LookUpTables;
using Osnas.Spaces;

namespace Osnas.Training;

/// <summary>
/// Draws architectures within a budget, with equal probability. With one constraint on an exact metric, each draw meets the
/// budget. With several constraints, it draws architectures that meet the constraint with the fewest, until one meets all
/// constraints. If that takes too long, it takes the best architecture under random scores (perturb and MAP, Papandreou and
/// Yuille 2011), which always meets the budget; the probabilities then are nearly equal.
/// </summary>
public sealed class BudgetSampler : ISampler
{
    /// <summary>The maximum number of architectures to list in order to count them.</summary>
    internal const int MostListed = 5_000;

    private const int UniformTries = 1000;

    // All that can be drawn, from which each constraint keeps some.
    private readonly ArchitectureSet? _proposals;
    private readonly Func<Random, Architecture> _propose;

    /// <summary>Initializes the sampler.</summary>
    /// <param name="budget">The budget.</param>
    public BudgetSampler(Budget budget)
    {
        Budget = budget;

        // Rounded costs can leave a set without a member though the range has some.
        var rarest = budget.Constraints
            .Select(constraint => budget.Table.GetStatistics(constraint.Metric).Within(constraint))
            .Where(set => !set.Count.IsZero)
            .MinBy(set => set.Count);
        _proposals =
            rarest ?? (budget.Constraints.Count == 0 ? budget.Table.GetStatistics(InfoMetric.Flops).Within(new(InfoMetric.Flops)) : null);
        _propose = rarest is null ? new UniformArchitectures(budget.Table.Spec).Draw : rarest.Sample;
    }

    /// <summary>The budget.</summary>
    public Budget Budget { get; }

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) => new PathPlan(Sample(position.CreateRandom("paths")));

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => SamplerRules.CheckSpace(Budget.Table.Spec, supernet);

    /// <summary>Draws an architecture within the budget.</summary>
    /// <param name="random">The random number generator.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget, or the budget is so narrow that none can
    /// be found.</exception>
    public Architecture Sample(Random random)
    {
        for (var attempt = 0; attempt < UniformTries; attempt++)
        {
            var architecture = _propose(random);
            if (Budget.IsMetBy(architecture))
                return architecture;
        }

        try
        {
            return Budget.FindBest(DrawScores(random));
        }
        catch (InvalidOperationException exception)
        {
            throw new InfeasibleBudgetException(
                $"{Budget.Table.Spec.Name}: found no architecture that meets {Budget} at {Budget.Table.InputSize} pixels: "
                + $"{exception.Message} Widen the budget.");
        }
    }

    /// <summary>All architectures inside the budget, where few enough meet its narrowest constraint to look at each.</summary>
    /// <param name="most">The most that are looked at.</param>
    /// <returns>The architectures, in an order that doesn't change; null if there are more, or it can't be known.</returns>
    internal IReadOnlyList<Architecture>? TryList(int most) => _proposals is null || _proposals.Count > most
        ? null
        : [.. Enumerable.Range(0, (int)_proposals.Count).Select(rank => _proposals[rank]).Where(Budget.IsMetBy)];

    /// <summary>Gumbel noise: without a budget, the best under it would be a uniform draw.</summary>
    private double[,] DrawScores(Random random)
    {
        var (rows, columns) = Budget.Table.ModelCfgShape;
        var scores = new double[rows, columns];
        for (var layer = 0; layer < rows; layer++)
        {
            for (var candidate = 0; candidate < columns; candidate++)
                scores[layer, candidate] = -Math.Log(-Math.Log(1 - random.NextDouble()));
        }

        return scores;
    }
}
