namespace Osnas;

/// <summary>
/// A price for each cost, so that what the budgets demand is paid for in scores instead (Lagrangian relaxation). Under
/// any prices the layers are independent, and the best sum bounds that of every choice inside the budgets.
/// </summary>
internal sealed class Prices
{
    private readonly Knapsack _problem;
    private readonly double[] _of;

    /// <summary>Prices.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="of">The price of a unit of each cost; of none whose range is open at the end that it is about: the upper end if it is above 0, else the lower.</param>
    public Prices(Knapsack problem, double[] of)
    {
        (_problem, _of) = (problem, of);
        Allowance = Enumerable.Range(0, of.Length).Sum(cost => of[cost] == 0 ? 0 : of[cost] * End(cost));
    }

    /// <summary>What the budgets are worth: the most that the costs of a choice inside of them can.</summary>
    public double Allowance { get; }

    /// <summary>How far a bound under these prices can be from the truth by rounding, scores aside: high prices magnify it.</summary>
    public double Slack => Enumerable.Range(0, _of.Length)
        .Where(cost => _of[cost] != 0)
        .Sum(cost => Math.Abs(_of[cost]) * (_problem.Slack[cost] + (Knapsack.Rounding * Math.Abs(End(cost)))));

    /// <summary>The price of a unit of a cost.</summary>
    public double Of(int cost) => _of[cost];

    /// <summary>The end of the range of a cost that its price is about; infinity if it is open.</summary>
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

    /// <summary>These prices and some near them, each raised or lowered: they are the best for budgets of which more or less is left.</summary>
    public IReadOnlyList<Prices> Neighbors()
    {
        IEnumerable<double[]> all = [_of];
        for (var cost = 0; cost < _of.Length; cost++)
        {
            var (changed, price) = (cost, _of[cost]);
            if (price != 0)
                all = all.SelectMany(prices => Factors.Select(factor => prices.Select((old, index) => index == changed ? factor * price : old).ToArray()));
        }

        return all.Select(prices => new Prices(_problem, prices)).ToArray();
    }

    // The first of the neighbors are the prices themselves.
    private static readonly double[] Factors = [1, 0.7, 1.4];
}
