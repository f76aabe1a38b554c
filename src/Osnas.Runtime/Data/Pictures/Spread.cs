namespace Osnas.Data;

/// <summary>The least, the middle and the greatest of some numbers.</summary>
/// <param name="Least">The least.</param>
/// <param name="Median">The middle one; of two the greater.</param>
/// <param name="Greatest">The greatest.</param>
internal readonly record struct Spread(long Least, long Median, long Greatest)
{
    /// <summary>Of numbers, of which there is at least one.</summary>
    public static Spread Of(IEnumerable<long> numbers)
    {
        long[] sorted = [.. numbers.Order()];
        return new(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }
}
