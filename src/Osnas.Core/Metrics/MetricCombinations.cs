namespace Osnas;

/// <summary>Combines values according to a <see cref="MetricCombination"/>.</summary>
internal static class MetricCombinations
{
    /// <summary>Combines the values of two parts.</summary>
    public static double Combine(this MetricCombination combination, double first, double second) => combination switch
    {
        MetricCombination.Sum => first + second,
        MetricCombination.Maximum => Math.Max(first, second),
        _ => throw Unknown(combination),
    };

    /// <summary>Combines the values of all parts in order; without parts, the result is the identity element.</summary>
    public static double Combine(this MetricCombination combination, IEnumerable<double> parts) => combination switch
    {
        MetricCombination.Sum => parts.Aggregate(0.0, (first, second) => first + second),
        MetricCombination.Maximum => parts.Aggregate(double.NegativeInfinity, Math.Max),
        _ => throw Unknown(combination),
    };

    /// <summary>Combines the exact values of all parts; without parts, the result is 0.</summary>
    public static long Combine(this MetricCombination combination, IEnumerable<long> parts) => combination switch
    {
        MetricCombination.Sum => parts.Sum(),
        MetricCombination.Maximum => parts.DefaultIfEmpty().Max(),
        _ => throw Unknown(combination),
    };

    private static ArgumentOutOfRangeException Unknown(MetricCombination combination) =>
        new(nameof(combination), combination, $"The combination must be {Words.Members<MetricCombination>()}.");
}
