namespace Osnas;

/// <summary>
/// Finds approximately the multipliers of the least bound, by the ellipsoid method. A bound that isn't quite the least
/// costs time, but not exactness.
/// </summary>
internal sealed class LagrangianDual
{
    private readonly MultipleChoiceKnapsack _problem;

    /// <summary>Runs the search.</summary>
    /// <param name="problem">The problem.</param>
    public LagrangianDual(MultipleChoiceKnapsack problem)
    {
        _problem = problem;
        Best = new(problem, new double[problem.Ranges.Count]);
        Run();
    }

    /// <summary>The multipliers.</summary>
    public Multipliers Best { get; private set; }

    /// <summary>An upper bound of the sum of scores of every choice in the budgets.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>The best choice in the budgets that the search has found, or null.</summary>
    public int[]? Incumbent { get; private set; }

    /// <summary>Whether no choice is in the budgets, because the bound is below the least possible sum of scores.</summary>
    public bool ProvesInfeasible => Bound + Best.Slack < _problem.Layers.Sum(layer => layer.Scores.Min()) - _problem.ScoreSlack;

    private void Run()
    {
        // A multiplier is relative to the range of its cost, so that millions and milliseconds have multipliers of similar size.
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

    /// <summary>Finds a cost whose multiplier is invalid, because the end of the range that it refers to is open.</summary>
    private int? FindOpen(Multipliers multipliers)
    {
        for (var cost = 0; cost < _problem.Ranges.Count; cost++)
        {
            if (multipliers.Of(cost) != 0 && double.IsInfinity(multipliers.End(cost)))
                return cost;
        }

        return null;
    }

    /// <summary>Finds the best choice under the multipliers, and the bound that it gives.</summary>
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

    /// <summary>Computes the unused part of a budget, which is the slope of the bound in the multiplier.</summary>
    private double Left(Multipliers multipliers, int cost, int[] options)
    {
        var (range, sum) = (_problem.Ranges[cost], _problem.Layers.Select((layer, index) => layer.Costs[cost][options[index]]).Sum());
        return (multipliers.Of(cost) == 0 ? Math.Min(Math.Max(sum, range.From), range.To) : multipliers.End(cost)) - sum;
    }
}
