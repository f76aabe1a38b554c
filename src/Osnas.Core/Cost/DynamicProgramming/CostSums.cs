namespace Osnas;

/// <summary>Sums of steps in ascending order: a list, or the multiples of a divisor, some of which may not be reached.</summary>
internal sealed class CostSums
{
    private readonly long[]? _list;
    private readonly long _divisor;

    /// <summary>Creates sums from a list.</summary>
    public CostSums(long[] list) => (_list, Count) = (list, list.Length);

    /// <summary>Creates sums from the first multiples of a divisor, including 0.</summary>
    public CostSums(long divisor, int count) => (_divisor, Count) = (divisor, count);

    /// <summary>The number of sums.</summary>
    public int Count { get; }

    /// <summary>Gets a sum.</summary>
    public long this[int index] => _list is null ? index * _divisor : _list[index];

    /// <summary>Finds the index of a sum; negative if there is no such sum.</summary>
    public int IndexOf(long sum)
    {
        if (_list is not null)
            return Array.BinarySearch(_list, sum);
        if (sum < 0)
            return -1;
        var index = sum / _divisor;
        return index < Count && index * _divisor == sum ? (int)index : -1;
    }

    /// <summary>Finds the index of the last sum up to a limit; -1 if there is none.</summary>
    /// <param name="most">The upper end.</param>
    /// <param name="index">An upper bound of the result, from which a list is searched.</param>
    public int LastUpTo(long most, int index)
    {
        if (_list is null)
            return most < 0 ? -1 : (int)Math.Min(index, most / _divisor);
        while (index >= 0 && _list[index] > most)
            index--;
        return index;
    }
}
