using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Draws architectures that meet a budget, each of them with equal probability. Under one constraint on an exact
/// metric each draw is a hit. Under several, those of the rarest are drawn until one meets the others too; where that
/// takes too long, layers are chosen one after the other, each only from what leaves the rest a way to meet the
/// budget, which isn't uniform. The number of tries is bounded.
/// </summary>
public sealed class BudgetSampler : ISampler
{
    private const int UniformTries = 100;
    private const int GuidedTries = 1000;

    private readonly Func<Random, Architecture> _propose;
    private readonly ConstraintBounds[] _bounds;

    /// <summary>A sampler.</summary>
    /// <param name="budget">The budget.</param>
    public BudgetSampler(Budget budget)
    {
        Budget = budget;
        _bounds = [.. budget.Constraints.Select(constraint => new ConstraintBounds(budget.Table, constraint))];

        // Rounded costs can leave a set without a member though the range has some.
        var rarest = budget.Constraints
            .Select(constraint => budget.Table.GetStatistics(constraint.Metric).Within(constraint))
            .Where(set => !set.Count.IsZero)
            .MinBy(set => set.Count);
        _propose = rarest is null ? new UniformSampler(budget.Table.Spec).Sample : rarest.Sample;
    }

    /// <summary>The budget.</summary>
    public Budget Budget { get; }

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) => new PathPlan(Sample(position.CreateRandom("paths")));

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => SamplerRules.CheckSpace(Budget.Table.Spec, supernet);

    /// <summary>An architecture inside the budget.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="InfeasibleBudgetException">None was found in a bounded number of tries.</exception>
    public Architecture Sample(Random random)
    {
        for (var attempt = 0; attempt < UniformTries; attempt++)
        {
            var architecture = _propose(random);
            if (Budget.IsMetBy(architecture))
                return architecture;
        }

        for (var attempt = 0; attempt < GuidedTries; attempt++)
        {
            if (SampleGuided(random) is { } architecture && Budget.IsMetBy(architecture))
                return architecture;
        }

        throw new InfeasibleBudgetException($"{Budget.Table.Spec.Name}: found no architecture that meets {Budget} at {Budget.Table.InputSize} pixels in {UniformTries + GuidedTries} tries. Widen the budget.");
    }

    private Architecture? SampleGuided(Random random)
    {
        var spec = Budget.Table.Spec;
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
