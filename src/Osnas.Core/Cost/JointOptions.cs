namespace Osnas;

/// <summary>The choices of a layer under several budgets.</summary>
internal sealed class JointOptions
{
    private readonly double[] _scores;
    private readonly double[][] _costs;

    /// <summary>Lists the choices that a layer has, independently of the other layers.</summary>
    /// <param name="layer">The choices of each layer.</param>
    /// <param name="scores">The score of each candidate in each row of choices.</param>
    /// <param name="ranges">The budgets.</param>
    public JointOptions(LayerChoices layer, double[,] scores, IReadOnlyList<JointRange> ranges)
    {
        (_scores, _costs) = (layer.ScoresIn(scores), ranges.Select(range => layer.CostsIn(range.Statistics.Table)).ToArray());
        Possible = Enumerable.Range(0, layer.Count)
            .Where(choice => !double.IsNegativeInfinity(_scores[choice]))
            .Where(choice => ranges.Zip(_costs, (range, costs) => Allows(range, costs[choice])).All(allows => allows))
            .ToArray();
    }

    private JointOptions(JointOptions all, int[] possible) => (_scores, _costs, Possible) = (all._scores, all._costs, possible);

    /// <summary>The indexes of the choices.</summary>
    public int[] Possible { get; }

    /// <summary>The choice with the greatest score.</summary>
    public int Best => Possible.OrderByDescending(choice => _scores[choice]).First();

    /// <summary>The cost of a choice.</summary>
    public double CostOf(int range, int choice) => _costs[range][choice];

    /// <summary>The score of a choice.</summary>
    public double ScoreOf(int choice) => _scores[choice];

    /// <summary>Keeps only the choices that reach a cost.</summary>
    public JointOptions Reaching(int range, double atLeast) => new(this, [.. Possible.Where(choice => _costs[range][choice] >= atLeast)]);

    /// <summary>Converts the choices to a layer of a knapsack problem.</summary>
    /// <param name="ranges">The ranges of the costs.</param>
    public KnapsackLayer ToKnapsack(int[] ranges) => new(
        Array.ConvertAll(Possible, choice => _scores[choice]),
        Array.ConvertAll(ranges, range => Array.ConvertAll(Possible, choice => _costs[range][choice])));

    private static bool Allows(JointRange range, double cost) => !double.IsNaN(cost) && !(range.IsGreatest && cost > range.AtMost);
}
