namespace Osnas;

/// <summary>
/// Finds the multipliers of the least bound, nearly, by the ellipsoid method: a bound that isn't quite the least costs
/// time, not exactness.
/// </summary>
internal sealed class LagrangianDual
{
    private readonly MultipleChoiceKnapsack _problem;

    /// <summary>Searches.</summary>
    /// <param name="problem">The problem.</param>
    public LagrangianDual(MultipleChoiceKnapsack problem)
    {
        _problem = problem;
        Best = new(problem, new double[problem.Ranges.Count]);
        Run();
    }

    /// <summary>The multipliers.</summary>
    public Multipliers Best { get; private set; }

    /// <summary>No choice inside the budgets has a greater sum of scores.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>The best choice inside the budgets that was seen on the way, or null.</summary>
    public int[]? Incumbent { get; private set; }

    /// <summary>Whether no choice is inside the budgets: the bound is below the least sum of scores there is.</summary>
    public bool ProvesInfeasible => Bound + Best.Slack < _problem.Layers.Sum(layer => layer.Scores.Min()) - _problem.ScoreSlack;

    private void Run()
    {
        // A multiplier is for the whole range of a cost: costs of millions and of milliseconds have multipliers of one size.
        var units = _problem.Ranges.Select((_, cost) => Math.Max(
            _problem.Layers.Sum(layer => layer.Costs[cost].Max() - layer.Costs[cost].Min()), double.Epsilon)).ToArray();
        var scale = Math.Max(_problem.Layers.Sum(layer => layer.Scores.Max() - layer.Scores.Min()), double.Epsilon);
        var search = new EllipsoidMethod(units.Length, scale);
        var bestScore = double.NegativeInfinity;
        do
        {
            var multipliers = new Multipliers(_problem, search.Point.Select((multiplier, cost) => multiplier / units[cost]).ToArray());
            if (FindOpen(multipliers) is { } open)
            {
                search.Forbid(units.Select((_, cost) => cost == open ? (double)Math.Sign(multipliers.Of(cost)) : 0).ToArray());
                continue;
            }

            var (bound, options) = Relax(multipliers);
            if (bound < Bound)
                (Bound, Best) = (bound, multipliers);
            if (_problem.IsFeasible(options) && _problem.Score(options) > bestScore)
                (Incumbent, bestScore) = (options, _problem.Score(options));
            search.Cut(units.Select((unit, cost) => Left(multipliers, cost, options) / unit).ToArray());
        }
        while (!search.IsOver && !ProvesInfeasible && Bound - bestScore > _problem.ScoreSlack);
    }

    /// <summary>A cost whose multiplier makes no sense, as the end of the range that it is about is open.</summary>
    private int? FindOpen(Multipliers multipliers)
    {
        for (var cost = 0; cost < _problem.Ranges.Count; cost++)
        {
            if (multipliers.Of(cost) != 0 && double.IsInfinity(multipliers.End(cost)))
                return cost;
        }

        return null;
    }

    /// <summary>The best choice under the multipliers, and the bound that it gives.</summary>
    private (double Bound, int[] Options) Relax(Multipliers multipliers)
    {
        var options = new int[_problem.Layers.Count];
        var bound = multipliers.Allowance;
        for (var index = 0; index < options.Length; index++)
        {
            var reduced = multipliers.Reduce(_problem.Layers[index]);
            for (var option = 1; option < reduced.Length; option++)
            {
                if (reduced[option] > reduced[options[index]])
                    options[index] = option;
            }

            bound += reduced[options[index]];
        }

        return (bound, options);
    }

    /// <summary>What is left of a budget, which the bound grows by with the multiplier.</summary>
    private double Left(Multipliers multipliers, int cost, int[] options)
    {
        var (range, sum) = (_problem.Ranges[cost], _problem.Layers.Select((layer, index) => layer.Costs[cost][options[index]]).Sum());
        return (multipliers.Of(cost) == 0 ? Math.Min(Math.Max(sum, range.From), range.To) : multipliers.End(cost)) - sum;
    }
}
