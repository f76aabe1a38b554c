namespace Osnas.Experiments;

/// <summary>Counts how often each candidate block is chosen in each row, among the best and among all.</summary>
internal sealed class ChoiceCounter
{
    private readonly List<int[]> _best = [];
    private readonly List<int[]> _all = [];
    private readonly int _bestCount;
    private readonly double _threshold;
    private int _columns;
    private int _equalLeft;

    /// <summary>A counter.</summary>
    /// <param name="accuracies">The accuracies of all architectures, in their order.</param>
    /// <param name="share">One in so many counts as one of the best, rounded up.</param>
    /// <param name="columns">The candidates of a row as far as they are known.</param>
    public ChoiceCounter(double[] accuracies, int share, int columns)
    {
        _bestCount = (accuracies.Length + share - 1) / share;
        double[] descending = [.. accuracies.OrderDescending()];
        _threshold = descending[_bestCount - 1];
        _equalLeft = _bestCount - descending.TakeWhile(accuracy => accuracy > _threshold).Count();
        _columns = columns;
    }

    /// <summary>Counts an architecture.</summary>
    public void Add(CandidatePoint candidate)
    {
        var isBest = candidate.Accuracy > _threshold || (candidate.Accuracy == _threshold && _equalLeft-- > 0);
        for (var row = 0; row < candidate.Architecture.Count; row++)
        {
            var choice = candidate.Architecture[row];
            _columns = Math.Max(_columns, choice + 1);
            Count(_all, row, choice);
            if (isBest)
                Count(_best, row, choice);
        }
    }

    /// <summary>The counts.</summary>
    public ChoiceCounts ToCounts() => new(_bestCount, Rectangle(_best), Rectangle(_all));

    private static void Count(List<int[]> rows, int row, int choice)
    {
        if (row == rows.Count)
            rows.Add([]);
        if (choice >= rows[row].Length)
        {
            var counts = rows[row];
            Array.Resize(ref counts, choice + 1);
            rows[row] = counts;
        }

        rows[row][choice]++;
    }

    private IReadOnlyList<IReadOnlyList<int>> Rectangle(List<int[]> rows) =>
        [.. rows.Select(row => (IReadOnlyList<int>)[.. row, .. new int[_columns - row.Length]])];
}
