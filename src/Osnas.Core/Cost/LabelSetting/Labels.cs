namespace Osnas;

/// <summary>The labels of a depth, stored by column. Each extends a label of the previous depth by one layer.</summary>
internal sealed class Labels
{
    private readonly List<int> _parents = [];
    private readonly List<int> _options = [];
    private readonly List<double> _bounds = [];
    private readonly List<double> _scores = [];
    private readonly List<double[]> _costs = [];

    /// <summary>The number of labels.</summary>
    public int Count => _bounds.Count;

    /// <summary>Creates the empty label, which has no layers.</summary>
    /// <param name="bound">An upper bound of the score of every choice in the budgets.</param>
    /// <param name="costs">The number of costs.</param>
    public static Labels Root(double bound, int costs)
    {
        var labels = new Labels();
        labels.Add(-1, -1, bound, 0, new double[costs]);
        return labels;
    }

    /// <summary>The label that this one extends.</summary>
    public int Parent(int label) => _parents[label];

    /// <summary>The option by which this label extends it.</summary>
    public int Option(int label) => _options[label];

    /// <summary>An upper bound of the score of every completion of this label in the budgets.</summary>
    public double Bound(int label) => _bounds[label];

    /// <summary>The sum of scores.</summary>
    public double Score(int label) => _scores[label];

    /// <summary>The sum of each cost.</summary>
    public double[] Costs(int label) => _costs[label];

    /// <summary>Adds a label.</summary>
    public void Add(int parent, int option, double bound, double score, double[] costs)
    {
        _parents.Add(parent);
        _options.Add(option);
        _bounds.Add(bound);
        _scores.Add(score);
        _costs.Add(costs);
    }

    /// <summary>Keeps the labels with the greatest bounds, in descending order.</summary>
    public Labels Best(int count)
    {
        var (order, keys) = (Enumerable.Range(0, Count).ToArray(), _bounds.Select(bound => -bound).ToArray());
        Array.Sort(keys, order);
        var best = new Labels();
        foreach (var label in order.Take(count))
            best.Add(_parents[label], _options[label], _bounds[label], _scores[label], _costs[label]);
        return best;
    }
}
