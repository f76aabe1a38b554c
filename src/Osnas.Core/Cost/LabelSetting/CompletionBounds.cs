namespace Osnas;

/// <summary>Bounds for the completions of a label, from the layers after it.</summary>
internal sealed class CompletionBounds
{
    private readonly MultipleChoiceKnapsack _problem;
    private readonly IReadOnlyList<Multipliers> _multipliers;

    // For the layers from each depth on: the greatest sum of reduced scores under each of the multipliers, and the
    // minimum and maximum sum of each cost.
    private readonly double[][] _rest;
    private readonly double[][] _least;
    private readonly double[][] _greatest;

    /// <summary>Computes the bounds.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="multipliers">The multipliers, each of which gives a bound.</param>
    /// <param name="order">The order of the layers.</param>
    public CompletionBounds(MultipleChoiceKnapsack problem, IReadOnlyList<Multipliers> multipliers, int[] order)
    {
        (_problem, _multipliers) = (problem, multipliers);
        var depths = order.Length + 1;
        (_rest, _least, _greatest) = (new double[depths][], new double[depths][], new double[depths][]);

        // Rounding under high multipliers must not make a bound too low.
        _rest[order.Length] = multipliers.Select(each => each.Allowance + each.Slack).ToArray();
        _least[order.Length] = _greatest[order.Length] = new double[problem.Ranges.Count];
        for (var depth = order.Length - 1; depth >= 0; depth--)
        {
            var layer = problem.Layers[order[depth]];
            _rest[depth] = multipliers.Select((each, index) => _rest[depth + 1][index] + each.Reduce(layer).Max()).ToArray();
            _least[depth] = layer.Costs.Select((costs, cost) => _least[depth + 1][cost] + costs.Min()).ToArray();
            _greatest[depth] = layer.Costs.Select((costs, cost) => _greatest[depth + 1][cost] + costs.Max()).ToArray();
        }
    }

    /// <summary>The bound of the empty label, which has no layers.</summary>
    public double Bound => _rest[0][0];

    /// <summary>Computes an upper bound of the score of all completions in the budgets; negative infinity if there are none.</summary>
    /// <param name="depth">The number of layers that are chosen.</param>
    /// <param name="score">The sum of their scores.</param>
    /// <param name="costs">The sums of their costs.</param>
    /// <param name="floor">A bound below this value need not be the least known bound.</param>
    public double BoundOf(int depth, double score, double[] costs, double floor)
    {
        if (!CanEnd(depth, costs))
            return double.NegativeInfinity;
        var least = double.PositiveInfinity;
        for (var index = 0; index < _multipliers.Count && least > floor; index++)
            least = Math.Min(least, BoundUnder(index, depth, score, costs));
        return least;
    }

    /// <summary>Computes the bound by the first of the multipliers.</summary>
    public double FirstBoundOf(int depth, double score, double[] costs) => BoundUnder(0, depth, score, costs);

    private double BoundUnder(int index, int depth, double score, double[] costs)
    {
        var (bound, multipliers) = (score + _rest[depth][index], _multipliers[index]);
        for (var cost = 0; cost < costs.Length; cost++)
            bound -= multipliers.Of(cost) * costs[cost];
        return bound;
    }

    private bool CanEnd(int depth, double[] costs)
    {
        for (var cost = 0; cost < costs.Length; cost++)
        {
            var (range, slack) = (_problem.Ranges[cost], _problem.Slack[cost]);
            if (costs[cost] + _least[depth][cost] > range.To + slack || costs[cost] + _greatest[depth][cost] < range.From - slack)
                return false;
        }

        return true;
    }
}
