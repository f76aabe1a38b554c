namespace Osnas;

/// <summary>
/// A Lagrange multiplier for each cost: a price in scores, which replaces the budget. Under any prices the layers are
/// independent, and the best sum is an upper bound for every choice in the budgets (Lagrangian relaxation).
/// </summary>
internal sealed class Multipliers
{
    private readonly MultipleChoiceKnapsack _problem;
    private readonly double[] _of;

    /// <summary>Initializes the multipliers.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="of">
    /// The price of a unit of each cost. A positive price refers to the upper end of the range of the cost, a negative
    /// price to the lower end. That end must not be open.
    /// </param>
    public Multipliers(MultipleChoiceKnapsack problem, double[] of)
    {
        (_problem, _of) = (problem, of);
        Allowance = Enumerable.Range(0, of.Length).Sum(cost => of[cost] == 0 ? 0 : of[cost] * End(cost));
    }

    /// <summary>The value of the budgets: the maximum value of the costs of a choice in them.</summary>
    public double Allowance { get; }

    /// <summary>
    /// The maximum rounding error of a bound under these multipliers, except for the scores. High multipliers magnify
    /// the error.
    /// </summary>
    public double Slack => Enumerable.Range(0, _of.Length)
        .Where(cost => _of[cost] != 0)
        .Sum(cost => Math.Abs(_of[cost]) * (_problem.Slack[cost] + (MultipleChoiceKnapsack.Rounding * Math.Abs(End(cost)))));

    /// <summary>Gets the price of a unit of a cost.</summary>
    public double Of(int cost) => _of[cost];

    /// <summary>Gets the end of the range that the multiplier of a cost refers to; infinity if it is open.</summary>
    public double End(int cost) => _of[cost] > 0 ? _problem.Ranges[cost].To : _problem.Ranges[cost].From;

    /// <summary>Computes the reduced scores of a layer's options: the scores minus the prices of the costs.</summary>
    public double[] Reduce(KnapsackLayer layer)
    {
        var reduced = (double[])layer.Scores.Clone();
        for (var cost = 0; cost < _of.Length; cost++)
        {
            for (var option = 0; option < reduced.Length; option++)
                reduced[option] -= _of[cost] * layer.Costs[cost][option];
        }

        return reduced;
    }

    /// <summary>
    /// Gets these multipliers and neighbors, with raised or lowered prices, which are better for budgets of which more or
    /// less is left.
    /// </summary>
    public IReadOnlyList<Multipliers> Neighbors()
    {
        IEnumerable<double[]> all = [_of];
        for (var cost = 0; cost < _of.Length; cost++)
        {
            var (changed, multiplier) = (cost, _of[cost]);
            if (multiplier != 0)
            {
                all = all.SelectMany(multipliers => Factors.Select(factor =>
                    multipliers.Select((old, index) => index == changed ? factor * multiplier : old).ToArray()));
            }
        }

        return all.Select(multipliers => new Multipliers(_problem, multipliers)).ToArray();
    }

    // The multipliers themselves come first.
    private static readonly double[] Factors = [1, 0.7, 1.4];
}
