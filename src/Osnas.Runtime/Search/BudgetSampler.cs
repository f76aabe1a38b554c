using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Draws architectures that meet a budget. Where a fair share of all architectures does, the draw is uniform among
/// them; where they are rare, layers are chosen one after the other, each only from what leaves the rest a way to
/// meet the budget. The number of tries is bounded.
/// </summary>
/// <param name="budget">The budget.</param>
public sealed class BudgetSampler(Budget budget) : ISampler
{
    private const int UniformTries = 100;
    private const int GuidedTries = 1000;

    private readonly UniformSampler _uniform = new(budget.Table.Spec);
    private readonly ConstraintBounds[] _bounds = [.. budget.Constraints.Select(constraint => new ConstraintBounds(budget.Table, constraint))];

    /// <summary>The budget.</summary>
    public Budget Budget => budget;

    /// <inheritdoc/>
    /// <exception cref="InfeasibleBudgetException">None was found in a bounded number of tries.</exception>
    public Architecture Sample(Random random)
    {
        for (var attempt = 0; attempt < UniformTries; attempt++)
        {
            var architecture = _uniform.Sample(random);
            if (budget.IsMetBy(architecture))
                return architecture;
        }

        for (var attempt = 0; attempt < GuidedTries; attempt++)
        {
            if (SampleGuided(random) is { } architecture && budget.IsMetBy(architecture))
                return architecture;
        }

        throw new InfeasibleBudgetException($"{budget.Table.Spec.Name}: found no architecture that meets {budget} at {budget.Table.InputSize} pixels in {UniformTries + GuidedTries} tries. Widen the budget.");
    }

    private Architecture? SampleGuided(Random random)
    {
        var spec = budget.Table.Spec;
        var order = Enumerable.Range(0, spec.ModelCfgShape.Rows).ToArray();
        random.Shuffle(order);
        var choices = new int[order.Length];
        foreach (var bounds in _bounds)
            bounds.Reset();
        foreach (var layer in order)
        {
            int[] possible = [.. spec.AllowedCandidates(layer).Where(candidate => _bounds.All(bounds => bounds.CanChoose(layer, candidate)))];
            if (possible.Length == 0)
                return null;
            choices[layer] = possible[random.Next(possible.Length)];
            foreach (var bounds in _bounds)
                bounds.Choose(layer, choices[layer]);
        }

        return new(choices);
    }

    /// <summary>The least and greatest cost that a partly chosen architecture can end with.</summary>
    private sealed class ConstraintBounds
    {
        private readonly ConstraintCfg _constraint;
        private readonly InfoTable _table;
        private readonly CostStatistics _statistics;
        private double _least;
        private double _greatest;

        public ConstraintBounds(BaseLookUpTable table, ConstraintCfg constraint)
        {
            _constraint = constraint;
            _table = table.GetInfoTable(constraint.Metric);
            _statistics = table.GetStatistics(constraint.Metric);
            Reset();
        }

        public void Reset() => (_least, _greatest) = (_statistics.Min, _statistics.Max);

        public bool CanChoose(int layer, int candidate)
        {
            var (least, greatest) = After(layer, candidate);
            return least <= _constraint.AtMost && greatest >= _constraint.AtLeast;
        }

        public void Choose(int layer, int candidate) => (_least, _greatest) = After(layer, candidate);

        private (double Least, double Greatest) After(int layer, int candidate)
        {
            var cost = _table[layer, candidate];
            return (
                _least - _table[layer, _statistics.Cheapest[layer]] + cost,
                _greatest - _table[layer, _statistics.MostExpensive[layer]] + cost);
        }
    }
}
