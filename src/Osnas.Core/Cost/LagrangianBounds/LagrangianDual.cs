namespace Osnas;

/// <summary>Finds the prices of the least bound, nearly: that they aren't exactly the best costs time, not exactness.</summary>
internal sealed class PriceSearch
{
    private readonly Knapsack _problem;

    /// <summary>Searches.</summary>
    /// <param name="problem">The problem.</param>
    public PriceSearch(Knapsack problem)
    {
        _problem = problem;
        Best = new(problem, new double[problem.Ranges.Count]);
        Run();
    }

    /// <summary>The prices.</summary>
    public Prices Best { get; private set; }

    /// <summary>No choice inside the budgets has a greater sum of scores.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>The best choice inside the budgets that was seen on the way, or null.</summary>
    public int[]? Incumbent { get; private set; }

    /// <summary>Whether no choice is inside the budgets: the bound is below the least sum of scores there is.</summary>
    public bool ProvesInfeasible => Bound + Best.Slack < _problem.Layers.Sum(layer => layer.Scores.Min()) - _problem.ScoreSlack;

    private void Run()
    {
        // A price is for the whole range of a cost: costs of millions and of milliseconds have prices of one size.
        var units = _problem.Ranges.Select((_, cost) => Math.Max(
            _problem.Layers.Sum(layer => layer.Costs[cost].Max() - layer.Costs[cost].Min()), double.Epsilon)).ToArray();
        var scale = Math.Max(_problem.Layers.Sum(layer => layer.Scores.Max() - layer.Scores.Min()), double.Epsilon);
        var search = new EllipsoidMethod(units.Length, scale);
        var bestScore = double.NegativeInfinity;
        do
        {
            var prices = new Prices(_problem, search.Point.Select((price, cost) => price / units[cost]).ToArray());
            if (FindOpen(prices) is { } open)
            {
                search.Forbid(units.Select((_, cost) => cost == open ? (double)Math.Sign(prices.Of(cost)) : 0).ToArray());
                continue;
            }

            var (bound, options) = Relax(prices);
            if (bound < Bound)
                (Bound, Best) = (bound, prices);
            if (_problem.IsFeasible(options) && _problem.Score(options) > bestScore)
                (Incumbent, bestScore) = (options, _problem.Score(options));
            search.Cut(units.Select((unit, cost) => Left(prices, cost, options) / unit).ToArray());
        }
        while (!search.IsOver && !ProvesInfeasible && Bound - bestScore > _problem.ScoreSlack);
    }

    /// <summary>A cost whose price makes no sense, as the end of the range that it is about is open.</summary>
    private int? FindOpen(Prices prices)
    {
        for (var cost = 0; cost < _problem.Ranges.Count; cost++)
        {
            if (prices.Of(cost) != 0 && double.IsInfinity(prices.End(cost)))
                return cost;
        }

        return null;
    }

    /// <summary>The best choice under the prices, and the bound that it gives.</summary>
    private (double Bound, int[] Options) Relax(Prices prices)
    {
        var options = new int[_problem.Layers.Count];
        var bound = prices.Allowance;
        for (var index = 0; index < options.Length; index++)
        {
            var reduced = prices.Reduce(_problem.Layers[index]);
            for (var option = 1; option < reduced.Length; option++)
            {
                if (reduced[option] > reduced[options[index]])
                    options[index] = option;
            }

            bound += reduced[options[index]];
        }

        return (bound, options);
    }

    /// <summary>What is left of a budget, which the bound grows by with the price.</summary>
    private double Left(Prices prices, int cost, int[] options)
    {
        var (range, sum) = (_problem.Ranges[cost], _problem.Layers.Select((layer, index) => layer.Costs[cost][options[index]]).Sum());
        return (prices.Of(cost) == 0 ? Math.Min(Math.Max(sum, range.From), range.To) : prices.End(cost)) - sum;
    }
}
