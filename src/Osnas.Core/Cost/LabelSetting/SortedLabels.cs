namespace Osnas;

/// <summary>Labels sorted by a key.</summary>
internal sealed class SortedLabels
{
    private readonly double[] _keys;
    private readonly int[] _labels;

    /// <summary>Sorts labels.</summary>
    /// <param name="count">The number of labels.</param>
    /// <param name="key">The key of each label.</param>
    public SortedLabels(int count, Func<int, double> key)
    {
        _labels = Enumerable.Range(0, count).ToArray();
        _keys = _labels.Select(key).ToArray();
        Array.Sort(_keys, _labels);
    }

    /// <summary>Gets the labels whose keys are in a range, both ends included.</summary>
    public ArraySegment<int> Between(double from, double to)
    {
        var first = CountWhile(key => key < from);
        return new(_labels, first, Math.Max(0, CountWhile(key => key <= to) - first));
    }

    private int CountWhile(Func<double, bool> isBefore)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(_keys[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
