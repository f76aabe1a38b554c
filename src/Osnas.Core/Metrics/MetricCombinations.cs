namespace Osnas;

/// <summary>Combines values as a <see cref="MetricCombination"/> says.</summary>
internal static class MetricCombinations
{
    /// <summary>The value of two parts together.</summary>
    public static double Combine(this MetricCombination combination, double first, double second) => combination switch
    {
        MetricCombination.Sum => first + second,
        MetricCombination.Maximum => Math.Max(first, second),
        _ => throw Unknown(combination),
    };

    /// <summary>The value of all parts together, one after the other; of none what changes no other value.</summary>
    public static double Combine(this MetricCombination combination, IEnumerable<double> parts) => combination switch
    {
        MetricCombination.Sum => parts.Aggregate(0.0, (first, second) => first + second),
        MetricCombination.Maximum => parts.Aggregate(double.NegativeInfinity, Math.Max),
        _ => throw Unknown(combination),
    };

    /// <summary>The exact value of all parts together; 0 of none.</summary>
    public static long Combine(this MetricCombination combination, IEnumerable<long> parts) => combination switch
    {
        MetricCombination.Sum => parts.Sum(),
        MetricCombination.Maximum => parts.DefaultIfEmpty().Max(),
        _ => throw Unknown(combination),
    };

    private static ArgumentOutOfRangeException Unknown(MetricCombination combination) =>
        new(nameof(combination), combination, $"A combination is {Words.Members<MetricCombination>()}.");
}
