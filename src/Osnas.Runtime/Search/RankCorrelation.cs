using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// How well two measures agree on the order of the same items, such as the accuracies of architectures with a supernet's
/// weights and after training from scratch.
/// </summary>
/// <param name="Tau">Kendall's tau-b (1945): 1 if both measures order every pair alike, 0 for random order, -1 if they order
/// every pair differently; NaN if a measure is constant.</param>
/// <param name="Count">The number of items.</param>
/// <param name="Low">The lower end of the confidence interval; NaN if there are too few items.</param>
/// <param name="High">The upper end of the confidence interval; NaN if there are too few items.</param>
/// <param name="Confidence">The confidence level of the interval.</param>
public sealed record RankCorrelation(double Tau, int Count, double Low, double High, double Confidence)
{
    /// <summary>
    /// The minimum number of items for an interval. Four items are in one given order, or its reverse, in 1 of 12 random cases,
    /// which is more than 5 %.
    /// </summary>
    public const int FewestOfInterval = 5;

    /// <summary>
    /// Measures the correlation, with a percentile interval from a bootstrap (Efron 1979). There is no interval for fewer than
    /// <see cref="FewestOfInterval"/> items, or if all bootstrap samples agree, because it would claim too much certainty.
    /// </summary>
    /// <param name="first">The first measure of each item.</param>
    /// <param name="second">The second measure of each item, in the same order.</param>
    /// <param name="confidence">The confidence level, above 0 and below 1.</param>
    /// <param name="resamples">The number of bootstrap samples.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>The correlation.</returns>
    /// <exception cref="ArgumentException">There are fewer than two items, or the measures have different numbers of
    /// items.</exception>
    public static RankCorrelation Measure(
        IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = 0.95, int resamples = 2000, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException(
                $"A rank correlation needs two lists of equal length, at least 2; these have {first.Count} and {second.Count} numbers.",
                nameof(second));
        var random = RandomSource.Create(seed, "bootstrap");
        var drawn = new int[first.Count];
        var taus = new List<double>();
        for (var resample = 0; resample < resamples; resample++)
        {
            for (var index = 0; index < drawn.Length; index++)
                drawn[index] = random.Next(drawn.Length);

            // A draw of one thing alone, again and again, has no order.
            if (KendallTau([.. drawn.Select(index => first[index])], [.. drawn.Select(index => second[index])]) is var tau
                && !double.IsNaN(tau))
                taus.Add(tau);
        }

        taus.Sort();
        var (low, high) = (At((1 - confidence) / 2), At((1 + confidence) / 2));
        var isTold = first.Count >= FewestOfInterval && low < high;
        return new(KendallTau(first, second), first.Count, isTold ? low : double.NaN, isTold ? high : double.NaN, confidence);

        double At(double share) => taus.Count == 0 ? double.NaN : taus[(int)Math.Round(share * (taus.Count - 1))];
    }

    /// <summary>Computes Kendall's tau-b by sorting (Knight 1966).</summary>
    /// <param name="first">The first measure of each item.</param>
    /// <param name="second">The second measure of each item, in the same order.</param>
    /// <returns>The correlation, from -1 to 1; NaN if a measure is constant.</returns>
    public static double KendallTau(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        // By the first measure, and by the second one where the first is equal: what is still out of order disagrees.
        (double First, double Second)[] sorted = [.. first.Zip(second).Order()];
        double[] seconds = [.. sorted.Select(thing => thing.Second)];
        var disagreement = SortAndCount(seconds, new double[seconds.Length]);
        var pairs = PairsOf(sorted.Length);
        var pairsOfFirst = pairs - CountTies([.. sorted.Select(thing => thing.First)]);
        var pairsOfSecond = pairs - CountTies(seconds);
        var pairsOfBoth = pairsOfFirst + pairsOfSecond - pairs + CountTies(sorted);
        return (pairsOfBoth - (2 * disagreement)) / Math.Sqrt((double)pairsOfFirst * pairsOfSecond);
    }

    private static long PairsOf(long count) => count * (count - 1) / 2;

    private static long CountTies<T>(T[] sorted)
        where T : IEquatable<T>
    {
        var (ties, start) = (0L, 0);
        for (var end = 1; end <= sorted.Length; end++)
        {
            if (end < sorted.Length && sorted[end].Equals(sorted[start]))
                continue;
            ties += PairsOf(end - start);
            start = end;
        }

        return ties;
    }

    /// <summary>Sorts by merging.</summary>
    /// <returns>The number of pairs that were out of order.</returns>
    private static long SortAndCount(Span<double> values, Span<double> spare)
    {
        if (values.Length < 2)
            return 0;
        var half = values.Length / 2;
        var count = SortAndCount(values[..half], spare) + SortAndCount(values[half..], spare);
        values.CopyTo(spare);
        var (left, right) = (0, half);
        for (var place = 0; place < values.Length; place++)
        {
            if (right == values.Length || (left < half && spare[left].CompareTo(spare[right]) <= 0))
            {
                values[place] = spare[left++];
                continue;
            }

            values[place] = spare[right++];
            count += half - left;
        }

        return count;
    }
}
