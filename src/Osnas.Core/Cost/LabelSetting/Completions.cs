namespace Osnas;

/// <summary>The choices in the last layers, sorted by their bounds and by each cost.</summary>
internal sealed class Completions
{
    private readonly Labels _tail;
    private readonly MultipleChoiceKnapsack _problem;
    private readonly SortedLabels _byRegret;
    private readonly SortedLabels[] _byCost;

    /// <summary>Sorts the choices.</summary>
    /// <param name="tail">The choices.</param>
    /// <param name="bound">The bound of the best of them.</param>
    /// <param name="problem">The problem.</param>
    public Completions(Labels tail, double bound, MultipleChoiceKnapsack problem)
    {
        (_tail, _problem) = (tail, problem);
        _byRegret = new(tail.Count, label => bound - tail.Bound(label));
        _byCost = problem.Ranges.Select((_, cost) => new SortedLabels(tail.Count, label => tail.Costs(label)[cost])).ToArray();
    }

    /// <summary>Lists the completions of a choice in the sort order that leaves the fewest of them.</summary>
    /// <param name="costs">The sums of the choice's costs.</param>
    /// <param name="mostRegret">The maximum difference between the bound of a completion and the best bound.</param>
    public ArraySegment<int> Of(double[] costs, double mostRegret)
    {
        var fewest = _byRegret.Between(double.NegativeInfinity, mostRegret);
        for (var cost = 0; cost < costs.Length; cost++)
        {
            var (range, slack) = (_problem.Ranges[cost], _problem.Slack[cost]);
            var inRange = _byCost[cost].Between(range.From - costs[cost] - slack, range.To - costs[cost] + slack);
            if (inRange.Count < fewest.Count)
                fewest = inRange;
        }

        return fewest;
    }

    /// <summary>Whether a completed choice can be in the budgets, as far as sums in this order show.</summary>
    public bool CanBeFeasible(double[] costs, int completion)
    {
        var rest = _tail.Costs(completion);
        for (var cost = 0; cost < costs.Length; cost++)
        {
            var (range, sum, slack) = (_problem.Ranges[cost], costs[cost] + rest[cost], _problem.Slack[cost]);
            if (sum > range.To + slack || sum < range.From - slack)
                return false;
        }

        return true;
    }
}
