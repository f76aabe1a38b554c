namespace Osnas.Experiments;

/// <summary>Counts how often each candidate block is chosen in each row, among the best and among all.</summary>
internal sealed class ChoiceCounter
{
    private readonly List<int[]> _best = [];
    private readonly List<int[]> _all = [];
    private readonly int _bestCount;
    private readonly double _threshold;
    private readonly int _equals;
    private readonly PriorityQueue<CandidatePoint, CandidatePoint> _atThreshold; // the worst first
    private int _columns;

    /// <summary>A counter.</summary>
    /// <param name="accuracies">The accuracies of all architectures, in their order.</param>
    /// <param name="share">One in so many counts as one of the best, rounded up.</param>
    /// <param name="columns">The candidates of a row as far as they are known.</param>
    /// <param name="order">The order of architectures, the best first. It tells which of equal accuracy count.</param>
    public ChoiceCounter(double[] accuracies, int share, int columns, IComparer<CandidatePoint> order)
    {
        _bestCount = (accuracies.Length + share - 1) / share;
        double[] descending = [.. accuracies.OrderDescending()];
        _threshold = descending[_bestCount - 1];
        _equals = _bestCount - descending.TakeWhile(accuracy => accuracy > _threshold).Count();
        _columns = columns;
        _atThreshold = new(Comparer<CandidatePoint>.Create((first, second) => order.Compare(second, first)));
    }

    /// <summary>Counts an architecture.</summary>
    public void Add(CandidatePoint candidate)
    {
        Count(_all, candidate);
        if (candidate.Accuracy > _threshold)
            Count(_best, candidate);
        else if (candidate.Accuracy == _threshold)
            KeepBest(candidate);
    }

    /// <summary>The counts.</summary>
    public ChoiceCounts ToCounts()
    {
        while (_atThreshold.TryDequeue(out var candidate, out _))
            Count(_best, candidate);
        return new(_bestCount, Rectangle(_best), Rectangle(_all));
    }

    /// <summary>Keeps an architecture at the threshold while it is one of as many as count.</summary>
    private void KeepBest(CandidatePoint candidate)
    {
        if (_atThreshold.Count < _equals)
            _atThreshold.Enqueue(candidate, candidate);
        else
            _atThreshold.EnqueueDequeue(candidate, candidate);
    }

    private void Count(List<int[]> rows, CandidatePoint candidate)
    {
        for (var row = 0; row < candidate.Architecture.Count; row++)
        {
            var choice = candidate.Architecture[row];
            _columns = Math.Max(_columns, choice + 1);
            Count(rows, row, choice);
        }
    }

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
