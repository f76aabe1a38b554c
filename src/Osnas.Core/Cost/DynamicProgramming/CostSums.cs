namespace Osnas;

/// <summary>Sums of steps, ascending: a list, or the multiples of a divisor, not all of which need be reached.</summary>
internal sealed class CostSums
{
    private readonly long[]? _list;
    private readonly long _divisor;

    /// <summary>A list.</summary>
    public CostSums(long[] list) => (_list, Count) = (list, list.Length);

    /// <summary>The first multiples of a divisor, 0 included.</summary>
    public CostSums(long divisor, int count) => (_divisor, Count) = (divisor, count);

    /// <summary>The number of sums.</summary>
    public int Count { get; }

    /// <summary>A sum.</summary>
    public long this[int index] => _list is null ? index * _divisor : _list[index];

    /// <summary>The index of a sum; negative if it isn't there.</summary>
    public int IndexOf(long sum)
    {
        if (_list is not null)
            return Array.BinarySearch(_list, sum);
        return sum >= 0 && sum % _divisor == 0 && sum / _divisor < Count ? (int)(sum / _divisor) : -1;
    }

    /// <summary>The index of the last sum up to the most; -1 if there is none.</summary>
    /// <param name="most">The most.</param>
    /// <param name="index">It isn't after this one: a list is searched from there.</param>
    public int LastUpTo(long most, int index)
    {
        if (_list is null)
            return most < 0 ? -1 : (int)Math.Min(index, most / _divisor);
        while (index >= 0 && _list[index] > most)
            index--;
        return index;
    }
}
