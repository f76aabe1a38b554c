namespace Osnas;

/// <summary>
/// A Lagrange multiplier for each cost: a price in scores, which takes the place of the budget. Under any prices the
/// layers are independent, and the best sum bounds that of every choice inside the budgets (Lagrangian relaxation).
/// </summary>
internal sealed class Multipliers
{
    private readonly MultipleChoiceKnapsack _problem;
    private readonly double[] _of;

    /// <summary>Multipliers.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="of">
    /// The price of a unit of each cost. A price above 0 is about the upper end of the range of the cost, one below 0
    /// about the lower end; that end isn't open.
    /// </param>
    public Multipliers(MultipleChoiceKnapsack problem, double[] of)
    {
        (_problem, _of) = (problem, of);
        Allowance = Enumerable.Range(0, of.Length).Sum(cost => of[cost] == 0 ? 0 : of[cost] * End(cost));
    }

    /// <summary>What the budgets are worth: the most that the costs of a choice inside of them can.</summary>
    public double Allowance { get; }

    /// <summary>
    /// How far a bound under these multipliers can be from the truth by rounding, scores aside: high multipliers magnify
    /// it.
    /// </summary>
    public double Slack => Enumerable.Range(0, _of.Length)
        .Where(cost => _of[cost] != 0)
        .Sum(cost => Math.Abs(_of[cost]) * (_problem.Slack[cost] + (MultipleChoiceKnapsack.Rounding * Math.Abs(End(cost)))));

    /// <summary>The price of a unit of a cost.</summary>
    public double Of(int cost) => _of[cost];

    /// <summary>The end of the range of a cost that its multiplier is about; infinity if it is open.</summary>
    public double End(int cost) => _of[cost] > 0 ? _problem.Ranges[cost].To : _problem.Ranges[cost].From;

    /// <summary>The scores of a layer's options less what their costs are worth.</summary>
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
    /// These multipliers and some near them, each raised or lowered: they are the best for budgets of which more or less
    /// is left.
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

    // The first of the neighbors are the multipliers themselves.
    private static readonly double[] Factors = [1, 0.7, 1.4];
}
