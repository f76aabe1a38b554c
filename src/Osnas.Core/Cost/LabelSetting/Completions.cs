namespace Osnas;

/// <summary>The choices in the last layers, in the order of their bounds and of each cost.</summary>
internal sealed class Completions
{
    private readonly Labels _tail;
    private readonly MultipleChoiceKnapsack _problem;
    private readonly SortedLabels _byRegret;
    private readonly SortedLabels[] _byCost;

    /// <summary>Sorts choices.</summary>
    /// <param name="tail">The choices.</param>
    /// <param name="bound">The bound of the best of them.</param>
    /// <param name="problem">The problem.</param>
    public Completions(Labels tail, double bound, MultipleChoiceKnapsack problem)
    {
        (_tail, _problem) = (tail, problem);
        _byRegret = new(tail.Count, label => bound - tail.Bound(label));
        _byCost = problem.Ranges.Select((_, cost) => new SortedLabels(tail.Count, label => tail.Costs(label)[cost])).ToArray();
    }

    /// <summary>Those of one order that can complete a choice: of the order in which the fewest can.</summary>
    /// <param name="costs">The sums of its costs.</param>
    /// <param name="mostRegret">How much less than the best completion one may be worth.</param>
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

    /// <summary>Whether a choice that is completed so can be inside the budgets, as far as sums in this order tell.</summary>
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
